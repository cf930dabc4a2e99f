"""The committee's decisions, counted again from the assignment."""

from __future__ import annotations

from collections.abc import Iterator

from openkarier.core.rotation.certificate.record import Finding, Record

LADDER = ["PELAKSANA", "PENGAWAS", "ADMINISTRATOR", "JPT_PRATAMA", "JPT_MADYA", "JPT_UTAMA"]


def findings(record: Record) -> Iterator[Finding]:
    """Pins, then every side constraint. Plan A and relaxed runs may break one, but must then say so."""
    missed = [person for person, post in record.pins.items() if record.given.get(person) != post]
    yield Finding("semua penetapan panitia dipenuhi", not missed, f"{len(record.pins)} penetapan")
    broken = list(_broken(record))
    admitted = sum(1 for row in record.plan.get("constraints", []) if row["broken_by"] > 0)
    allowed = record.kind == "a" or bool(record.limits.get("relax"))
    holds = len(broken) == admitted and (allowed or not broken)
    figure = "; ".join(broken[:5]) if broken else "semua terpenuhi"
    yield Finding("batas panitia dipenuhi atau pelanggarannya diumumkan", holds, figure)


def _broken(record: Record) -> Iterator[str]:
    yield from _turnover(record)
    yield from _totals(record)
    yield from _people(record)
    yield from _gender(record)
    yield from _successors(record)


def _turnover(record: Record) -> Iterator[str]:
    cap = record.limits.get("turnover_cap")
    if cap is None:
        return
    teams: dict[str, list[str]] = {}
    for person in record.people:
        own = record.own(person)
        if own:
            teams.setdefault(record.posts[own]["unit"], []).append(person)
    for unit, team in sorted(teams.items()):
        left = sum(record.given.get(person) != record.own(person) for person in team)
        allowed = max(1, int(cap * len(team) + 1e-9)) if cap > 0 else 0
        if left > allowed:
            yield f"{unit}: {left} dari {len(team)} berganti jabatan, batas {allowed}"


def _totals(record: Record) -> Iterator[str]:
    movers = [person for person in record.given if record.moved(person)]
    for name, count in (("max_moves", len(movers)), ("max_promotions", sum(_promoted(record, p) for p in movers))):
        limit = record.limits.get(name)
        if limit is not None and count > limit:
            yield f"{name}: {count} lebih dari {limit}"


def _promoted(record: Record, person: str) -> bool:
    own = record.own(person)
    before = record.posts[own]["jenjang"] if own else "PELAKSANA"
    after = record.posts[record.given[person]]["jenjang"]
    return before in LADDER and after in LADDER and LADDER.index(after) > LADDER.index(before)


def _people(record: Record) -> Iterator[str]:
    for first, second in record.limits.get("both_or_neither") or []:
        if record.moved(first) != record.moved(second):
            yield f"{first} dan {second} tidak pindah bersama"
    if record.limits.get("spouses_apart", True):
        couples = {
            tuple(sorted((p, row["unit_spouse_of"]))) for p, row in record.people.items() if row.get("unit_spouse_of")
        }
        yield from (f"suami istri {a} dan {b} dalam satu unit" for a, b in sorted(couples) if _together(record, a, b))


def _together(record: Record, first: str, second: str) -> bool:
    """True when the rotation brings the two into one unit in which they were not both before."""
    units = [record.posts[record.given[p]]["unit"] if p in record.given else None for p in (first, second)]
    if units[0] is None or units[0] != units[1]:
        return False
    stays = [record.own(p) in record.options[p] for p in (first, second)]
    homes = [record.posts[own]["unit"] if (own := record.own(p)) else None for p in (first, second)]
    return not (homes == units and all(stays))


def _gender(record: Record) -> Iterator[str]:
    for share in record.limits.get("gender_share") or []:
        inside = [p for p, post in record.given.items() if record.posts[post]["jenjang"] == share["jenjang"]]
        counted = sum(record.people[p].get("gender") == share["gender"] for p in inside)
        if counted * 1000 < round(share["minimum"] * 1000) * len(inside):
            yield f"{share['jenjang']}: {counted} dari {len(inside)} diisi {share['gender']}"


def _successors(record: Record) -> Iterator[str]:
    if not record.limits.get("successor_for_critical"):
        return
    before: dict[str, int] = {}
    for person in record.people:
        own = record.own(person)
        if own:
            before[own] = before.get(own, 0) + 1
    for post, count in sorted(before.items()):
        if record.posts[post].get("critical", 0) > 0 and len(record.holders.get(post, [])) < count:
            yield f"jabatan kunci {post} ditinggalkan tanpa pengganti"
