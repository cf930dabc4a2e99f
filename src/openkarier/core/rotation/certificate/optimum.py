"""Is it the best plan of its kind: the objective recounted, and a proof for plans A and C that needs no solver."""

from __future__ import annotations

from collections.abc import Iterator

from openkarier.core.rotation.certificate import fairness
from openkarier.core.rotation.certificate.record import OWN, Finding, Record

Vector = tuple[int, ...]


def findings(record: Record) -> Iterator[Finding]:
    """The objective vector equals a fresh count; then the optimum of A (cut-offs) or C (prices)."""
    if any(post not in record.options[person] for person, post in record.given.items()):
        return
    counted = objective(record)
    claimed = record.plan["objective"]
    yield Finding("nilai tujuan dihitung ulang sama", counted == claimed, f"{counted}")
    if record.kind == "a":
        best = cutoff_assignment(record)
        yield Finding(
            "hasil terbaik bagi pegawai di antara yang bebas iri", best == record.given, f"{len(best)} penempatan"
        )
    elif record.plan.get("prices"):
        yield _priced(record)
    gap = record.plan["proven_gap"]
    yield Finding("celah pembuktian penyelesai", gap == 0, f"{gap:.6f}")


def objective(record: Record) -> list[int]:
    """The objective vector of the plan's kind, level by level, as docs/rotasi.md lists them."""
    tiers = {t: sum(record.posts[p].get("critical", 0) == t for p in record.given.values()) for t in (3, 2, 1)}
    chosen = {person: record.options[person][post] for person, post in record.given.items()}
    homeless = sum(record.leaves(person) and person not in record.given for person in record.people)
    middle = {"a": _strict, "b": _balanced, "c": _ranks}[record.kind](record)
    last = [
        sum(option.merit for option in chosen.values()),
        sum(not option.voluntary for option in chosen.values()),
        sum(honour for person, honour in _honours(record).items() if person in chosen and chosen[person].wish),
        sum(record.ticket(person, post) for person, post in record.given.items()),
    ]
    return [homeless, tiers[3], tiers[2], tiers[1], *middle, *last]


def _ranks(record: Record) -> list[int]:
    longest = max((option.wish for claims in record.claims.values() for option in claims.values()), default=0)
    granted = [record.options[person][post].wish for person, post in record.given.items()]
    return [granted.count(rank) for rank in range(1, longest + 1)]


def _strict(record: Record) -> list[int]:
    return [len(fairness.envy_pairs(record)), *_ranks(record)]


def _balanced(record: Record) -> list[int]:
    points = sum(50_000 // (4 + rank) * count for rank, count in enumerate(_ranks(record), 1))
    empty = {post for _, post in fairness.wasted(record)}
    return [points - record.plan["lam"] * (len(fairness.envy_pairs(record)) + len(empty))]


def _honours(record: Record) -> dict[str, int]:
    """Seniority in points: the last known DUK place counts 1, the first the most, a silent one 0."""
    known = sorted({row["duk"] for row in record.people.values() if row.get("duk") is not None})
    place = {duk: len(known) - at for at, duk in enumerate(known)}
    return {person: place.get(row.get("duk"), 0) for person, row in record.people.items()}


def cutoff_assignment(record: Record) -> dict[str, str]:
    """The person-optimal placement without envy, by raising cut-offs until every post fits (Azevedo and Leshno 2016).

    Everyone demands the best post whose cut-off the own claim reaches; a crowded post raises its cut-off to its last
    seat. Cut-offs only rise, so the fixed point is the lowest one: the best for all people at once.
    """
    claims = {
        (person, post): _claim(record, person, post) for person, options in record.options.items() for post in options
    }
    lists = {p: sorted(o, key=lambda post: (o[post].choice, -o[post].merit, post)) for p, o in record.options.items()}
    cutoff: dict[str, Vector] = {}
    while True:
        demand: dict[str, list[str]] = {}
        for person, posts in lists.items():
            reached = (post for post in posts if post not in cutoff or claims[person, post] <= cutoff[post])
            wanted = next(reached, None)
            if wanted is not None:
                demand.setdefault(wanted, []).append(person)
        crowded = {post: people for post, people in demand.items() if len(people) > record.seats(post)}
        if not crowded:
            return {person: post for post, people in demand.items() for person in people}
        for post, people in crowded.items():
            cutoff[post] = sorted(claims[person, post] for person in people)[record.seats(post) - 1]


def _claim(record: Record, person: str, post: str) -> Vector:
    """Smaller is stronger: the own post or a pin first, then merit, DUK, lottery."""
    option = record.options[person][post]
    secure = option.choice == OWN or record.pins.get(person) == post
    return (not secure, -option.merit, *record.public_order(person))


def _priced(record: Record) -> Finding:
    """Vector prices prove plan C: every edge at most zero, every used one exactly zero, and the sums are equal."""
    name = "harga bayangan membuktikan nilai optimal"
    width = len(record.plan["objective"])
    nothing = (0,) * width
    people = {person: tuple(record.plan["prices"]["people"].get(person, nothing)) for person in record.people}
    posts = {post: tuple(record.plan["prices"]["posts"].get(post, nothing)) for post in record.posts}
    worth = _Worth(record, width)
    for person, options in record.options.items():
        for post in options:
            surplus = _minus(worth.of(person, post), people[person], posts[post])
            if surplus > nothing or (record.given.get(person) == post and surplus != nothing):
                return Finding(name, False, f"{person} ke {post}: {surplus}")
    loose = _loose(record, people, posts, worth.unplaced, nothing)
    if loose:
        return Finding(name, False, loose)
    total = [sum(column) for column in zip(nothing, *people.values(), strict=True)]
    for post, price in posts.items():
        total = [sum_ + record.seats(post) * part for sum_, part in zip(total, price, strict=True)]
    return Finding(name, total == worth.total(), f"jumlah harga = nilai pada {width} tingkat")


def _loose(
    record: Record, people: dict[str, Vector], posts: dict[str, Vector], unplaced: Vector, nothing: Vector
) -> str | None:
    """Complementary slackness of people and seats: an unused one costs nothing, and no price is below zero."""
    for person, price in people.items():
        if record.leaves(person):
            surplus = _minus(unplaced, price, nothing)
            if surplus > nothing or (person not in record.given and surplus != nothing):
                return f"{person}: wajib pindah"
        free = not (record.leaves(person) or record.own(person) or person in record.pins)
        if free and (price < nothing or (person not in record.given and price != nothing)):
            return f"{person}: harga {price}"
    for post, price in posts.items():
        if price < nothing or (len(record.holders.get(post, [])) < record.seats(post) and price != nothing):
            return f"{post}: harga {price}"
    return None


class _Worth:
    """The vector worth of an edge in plan C, larger is better at every level."""

    def __init__(self, record: Record, width: int) -> None:
        self.record, self.ranks = record, width - 8
        self.honours = _honours(record)
        self.unplaced: Vector = (-1,) + (0,) * (width - 1)

    def of(self, person: str, post: str) -> Vector:
        option = self.record.options[person][post]
        tier = self.record.posts[post].get("critical", 0)
        return (
            0,
            *(int(tier == t) for t in (3, 2, 1)),
            *(int(option.wish == rank) for rank in range(1, self.ranks + 1)),
            option.merit,
            -int(not option.voluntary),
            self.honours[person] if option.wish else 0,
            -self.record.ticket(person, post),
        )

    def total(self) -> list[int]:
        """The objective vector in the same signs."""
        claimed = self.record.plan["objective"]
        signs = [-1, 1, 1, 1] + [1] * self.ranks + [1, -1, 1, -1]
        return [sign * value for sign, value in zip(signs, claimed, strict=True)]


def _minus(worth: Vector, first: Vector, second: Vector) -> Vector:
    return tuple(a - b - c for a, b, c in zip(worth, first, second, strict=True))
