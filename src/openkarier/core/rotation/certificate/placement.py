"""Is it a lawful placement at all: seats, open edges, nobody without a post, nobody worse off."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from openkarier.core.rotation.certificate.record import Finding, Record


def findings(record: Record) -> Iterator[Finding]:
    """Feasibility and the counts that follow from the assignment alone."""
    crowded = [post for post, people in record.holders.items() if len(people) > record.seats(post)]
    yield Finding("tidak ada kursi yang terisi ganda", not crowded, _figure(crowded, f"{len(record.given)} penempatan"))
    unlawful = [person for person, post in record.given.items() if post not in record.options[person]]
    yield Finding("setiap penempatan memenuhi syarat dan kunci", not unlawful, _figure(unlawful, "0 pelanggaran"))
    yield _nobody_homeless(record)
    if unlawful:
        return
    yield _nobody_worse_off(record)
    yield _counts(record)
    yield _routes(record)


def _figure(culprits: list[str], fine: str) -> str:
    return ", ".join(sorted(culprits)[:5]) if culprits else fine


def _nobody_homeless(record: Record) -> Finding:
    homeless = [person for person in record.people if record.own(person) and person not in record.given]
    claimed = record.plan.get("unplaced", [])
    holds = sorted(homeless) == sorted(claimed) and all(record.leaves(person) for person in homeless)
    return Finding("tidak ada pejabat tanpa jabatan", holds, _figure(homeless, "0 orang"))


def _nobody_worse_off(record: Record) -> Finding:
    """A move without wish or consent must be open by decision (or by law) and listed by name."""
    forced = sorted(
        person
        for person, post in record.given.items()
        if record.moved(person) and not record.options[person][post].voluntary
    )
    holds = forced == record.plan.get("involuntary", [])
    return Finding("tidak ada yang dipindah tanpa persetujuan di luar daftar", holds, f"{len(forced)} orang")


def _counts(record: Record) -> Finding:
    moves = sum(record.moved(person) for person in record.given)
    granted = [record.options[person][post].wish for person, post in record.given.items()]
    claimed = record.plan["wishes_by_rank"]
    wishes = [granted.count(rank) for rank in range(1, len(claimed) + 1)]
    holds = moves == record.plan["moves"] and wishes == claimed and max(granted, default=0) <= len(claimed)
    return Finding("jumlah perpindahan dan keinginan terpenuhi sesuai", holds, f"{moves} pindah, keinginan {wishes}")


def _routes(record: Record) -> Finding:
    """Every mover stands in exactly one chain or cycle, and each takes the seat the next one leaves."""
    chains, cycles = record.plan["chains"], record.plan["cycles"]
    listed = sorted(person for route in chains + cycles for person in route)
    movers = sorted(person for person in record.given if record.moved(person))
    linked = [pair for chain in chains for pair in pairwise(chain)]
    linked += [pair for cycle in cycles for pair in zip(cycle, cycle[1:] + cycle[:1], strict=True)]
    fits = all(record.given.get(person) == record.own(after) for person, after in linked)
    return Finding("rantai dan siklus cocok", listed == movers and fits, f"{len(chains)} rantai, {len(cycles)} siklus")
