"""From facts about a city to the game of the engine: seniority, kinds of wishes, locks, who must move. No storage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from openkarier.core.aspiration import months_after
from openkarier.core.people import GOLONGAN
from openkarier.core.rotation.instance import Bar, Consent, Constraints, Instance, Person, Source
from openkarier.core.rotation.limits import BY_KEY, Values

JPT_YEARS = 5  # PP 11/2017 art. 133 (1): a JPT is held five years at most, unless extended
RANKS = dict(GOLONGAN.ranks)


def seniority(rows: Mapping[str, tuple[str, date | None, date | None, date]]) -> dict[str, int]:
    """Id -> place in the Daftar Urut Kepangkatan, 1 = most senior, from (golongan, its TMT, TMT CPNS, date of birth).

    Equal facts share a place; who has no golongan or TMT on record has none. PP 15/1979 on the DUK sets this order.
    """
    known = {key: (-RANKS[rank], since, begun or since, born) for key, (rank, since, begun, born) in rows.items()
             if rank in RANKS and since}  # fmt: skip
    places = {facts: place for place, facts in enumerate(sorted(set(known.values())), 1)}
    return {key: places[facts] for key, facts in known.items()}


def of_kind(kind: str, names: Iterable[tuple[int, str]]) -> list[int]:
    """Posts whose name holds every word of a wished kind ("sekretaris"), in their order; at most five."""
    words = kind.casefold().split()
    return [key for key, name in names if words and all(word in name.casefold() for word in words)][:5]


@dataclass(frozen=True)
class Holder:
    """What locks ask of a person who holds a post or wishes for one. Unknown dates lock nothing."""

    since: date | None
    retires: date | None
    punished: bool
    jpt: bool


def lock_of(holder: Holder, values: Values, on: date) -> Bar | None:
    """The first lock that keeps a person where they are, with its article; None when free."""
    if holder.punished and "kunci_hukdis" in values:
        return _bar("kunci_hukdis", "sedang menjalani hukuman disiplin berat")
    months = values.get("kunci_pensiun")
    if months is not None and holder.retires and holder.retires <= months_after(on, months):
        return _bar("kunci_pensiun", f"pensiun dalam {months} bulan")
    months = values.get("kunci_masa")
    if months is not None and holder.since and months_after(holder.since, months) > on:
        return _bar("kunci_masa", f"belum {months} bulan di jabatan sekarang")
    return None


def must_leave(holder: Holder, values: Values, on: date) -> bool:
    """Whether the five years of a JPT are over (and posts are not locked as a whole)."""
    if not holder.jpt or holder.since is None or "wajib_jpt" not in values or "kunci_pilkada" in values:
        return False
    return months_after(holder.since, 12 * JPT_YEARS) <= on


def whole_lock(values: Values) -> Bar | None:
    """The lock on every post during an election window."""
    return _bar("kunci_pilkada", "jendela pilkada") if "kunci_pilkada" in values else None


def no_selection() -> Bar:
    """The bar on a JPT for who comes from another jenjang while no open selection has run."""
    return _bar("kunci_jpt", "seleksi terbuka belum berjalan")


@dataclass(frozen=True)
class Decided:
    """The committee's decisions in the ids of the engine."""

    pins: tuple[tuple[str, str], ...] = ()
    forbids: tuple[tuple[str, str], ...] = ()
    freeze_units: tuple[str, ...] = ()
    both_or_neither: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    lifted: frozenset[str] = frozenset()
    extended: frozenset[str] = frozenset()


def amended(instance: Instance, constraints: Constraints, before: Decided, now: Decided) -> Instance:
    """The same data under other decisions: stay wishes lifted or given back, JPT extended, couples, constraints.

    Edges for the people lifted must stand in `instance` already; who is no longer lifted loses them.
    """
    spouses = {one: other for one, other in now.apart}
    people = tuple(_decided(person, spouses, before, now) for person in instance.people)
    closed = {person.id for person in people if person.consent is Consent.TETAP} | now.extended
    closed |= before.lifted - now.lifted  # who stays but is willing keeps suggestions, and nothing else
    edges = tuple(edge for edge in instance.edges if edge.source is not Source.ADMIN or edge.person not in closed)
    return replace(instance, people=people, edges=edges, constraints=constraints, sha256="")


def _decided(person: Person, spouses: Mapping[str, str], before: Decided, now: Decided) -> Person:
    consent = person.consent
    if consent is not Consent.BERSEDIA:  # a yes stands, lifted or not: it covers the suggestions, no other offer
        lifted, given_back = person.id in now.lifted, person.id in before.lifted
        consent = Consent.TIDAK_MENGISI if lifted else Consent.TETAP if given_back else consent
    must = person.must_move and person.id not in now.extended
    return replace(person, consent=consent, must_move=must, unit_spouse_of=spouses.get(person.id))


def with_edges(instance: Instance, more: Sequence) -> Instance:  # type: ignore[type-arg]  # of Edge
    """The instance with further edges, each pair once, in the order of the ids."""
    known = {(edge.person, edge.post) for edge in instance.edges}
    fresh = [edge for edge in more if (edge.person, edge.post) not in known]
    edges = sorted((*instance.edges, *fresh), key=lambda edge: (edge.person, edge.post))
    return replace(instance, edges=tuple(edges), sha256="")


def _bar(key: str, why: str) -> Bar:
    return Bar(why, BY_KEY[key].source)
