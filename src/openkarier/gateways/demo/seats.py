"""Who sits where: every seat to fill, the posts left vacant, and who acts for them (Plt.)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from openkarier.gateways.demo.agencies import FIRST, Agency
from openkarier.gateways.demo.cast import CAST, Cast
from openkarier.gateways.demo.chance import Chance
from openkarier.gateways.demo.structure import Post, Structure

VACANT = 0.06  # of structural posts
ACTING = 0.7  # of vacant posts have a Plt.
STRUCTURAL_MOST = 0.5  # of all people, when few are asked for
UNPLACED = 0.006  # people without a jabatan: just back from study, waiting for placement
OPEN_SEATS = 1.06  # formasi per person in JF and pelaksana posts
_RANK = ("II.a", "II.b", "III.a", "III.b", "IV.a", "IV.b")


@dataclass(frozen=True)
class Seat:
    """One person to make. `post` None = no jabatan; `acting` = also Plt. there; `duty` = a head's additional duty."""

    number: int
    post: Post | None
    unit: str
    acting: Post | None = None
    duty: str = ""
    cast: Cast | None = None


@dataclass(frozen=True)
class Plan:
    """The seats of an agency in order, and its posts with the formasi that the seats ask for."""

    seats: tuple[Seat, ...]
    posts: tuple[Post, ...]


def plan(agency: Agency, structure: Structure, seed: int) -> Plan:
    """Decide all seats of an agency; as many as it has people."""
    chance = Chance(seed, agency.row.kode, "seats")
    cast = _cast_by_post(agency, structure)
    vacant = _vacant(structure.structural, set(cast), agency.size, chance)
    acting = _acting(structure.structural, vacant, chance)
    placed = [post for post in structure.structural if post.row.kode not in vacant]
    unplaced = round(agency.size * UNPLACED)
    filled = _share(structure.formation, agency.size - len(placed) - unplaced, set(cast))
    seats = [
        Seat(0, post, post.row.unit, acting=acting.get(post.row.kode), cast=cast.get(post.row.kode)) for post in placed
    ]
    seats += list(_formation_seats(structure.formation, filled, cast))
    seats += [Seat(0, None, structure.units[1 + index % 30].opd) for index in range(unplaced)]
    formation = tuple(
        replace(post, row=replace(post.row, formasi=max(1, round(number * OPEN_SEATS))))
        for post, number in zip(structure.formation, filled, strict=True)
    )
    return Plan(
        tuple(replace(seat, number=number) for number, seat in enumerate(seats)), structure.structural + formation
    )


def _cast_by_post(agency: Agency, structure: Structure) -> dict[str, Cast]:
    """Find the post of each demo account; only Kota Bengkulu has them."""
    if agency.row.kode != FIRST:
        return {}
    by_title = {f"{post.row.unit}/{post.row.nama}": post.row.kode for post in structure.formation}
    found = {by_title.get(cast.post, cast.post): cast for cast in CAST if cast.post}
    unknown = set(found) - {post.row.kode for post in structure.posts}
    if unknown:
        message = f"cast: no such post: {sorted(unknown)}"
        raise LookupError(message)
    return found


def _vacant(posts: Sequence[Post], kept: set[str], people: int, chance: Chance) -> frozenset[str]:
    """Choose the vacant structural posts: the usual share, and from the bottom up when people are few."""
    free = [post for post in posts if post.row.kode not in kept]
    number = round(len(posts) * VACANT)
    lot = sorted(free, key=lambda _: chance.between(0, 1))
    chosen = {post.row.kode for post in lot[:number]}
    surplus = len(posts) - number - int(people * STRUCTURAL_MOST)
    if surplus > 0:
        rest = sorted(
            (post for post in free if post.row.kode not in chosen),
            key=lambda post: _RANK.index(post.code),
            reverse=True,
        )
        chosen |= {post.row.kode for post in rest[:surplus]}
    return frozenset(chosen)


def _acting(posts: Sequence[Post], vacant: frozenset[str], chance: Chance) -> Mapping[str, Post]:
    """Let a holder of the same OPD, of the same or the next lower rank, act for a vacant post: holder -> post."""
    by_opd: defaultdict[str, list[Post]] = defaultdict(list)
    for post in posts:
        by_opd[post.opd].append(post)
    acting: dict[str, Post] = {}
    for post in posts:
        if post.row.kode not in vacant or not chance.flip(ACTING):
            continue
        rank = _RANK.index(post.code)
        fit = [
            other
            for other in by_opd[post.opd]
            if other.row.kode not in vacant | acting.keys() and 0 <= _RANK.index(other.code) - rank <= 2
        ]
        if fit:
            acting[min(fit, key=lambda other: _RANK.index(other.code)).row.kode] = post
    return acting


def _share(posts: Sequence[Post], people: int, wanted: set[str]) -> list[int]:
    """Share people among posts by weight, exactly; a post of `wanted` gets at least one."""
    total = sum(post.weight for post in posts)
    shares, weight, given = [], 0, 0
    for post in posts:
        weight += post.weight
        now = round(people * weight / total)
        shares.append(now - given)
        given = now
    for index, post in enumerate(posts):
        if post.row.kode in wanted and not shares[index]:
            shares[shares.index(max(shares))] -= 1
            shares[index] = 1
    return shares


def _formation_seats(posts: Iterable[Post], filled: Iterable[int], cast: Mapping[str, Cast]) -> Iterator[Seat]:
    headed: set[str] = set()
    for post, number in zip(posts, filled, strict=True):
        role = cast.get(post.row.kode)
        for index in range(number):
            duty = ""
            if post.code == "MU" and post.row.unit not in headed:
                headed.add(post.row.unit)
                duty = _duty(post)
            yield Seat(0, post, post.row.unit, duty=duty, cast=role if index == 0 else None)


def _duty(post: Post) -> str:
    """Schools and puskesmas are headed by a JF with an additional duty."""
    if post.unit_name.startswith("SMP"):
        return f"Kepala Sekolah {post.unit_name}"
    return f"Kepala {post.unit_name}" if post.unit_name.startswith("Puskesmas") else ""
