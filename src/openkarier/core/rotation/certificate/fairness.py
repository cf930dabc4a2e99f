"""Justified envy and empty wished posts, counted again pair by pair."""

from __future__ import annotations

from collections.abc import Iterator

from openkarier.core.rotation.certificate.record import Finding, Record


def findings(record: Record) -> Iterator[Finding]:
    """Both lists must equal the claim; plan A must have neither (but for what a pin forces)."""
    if any(post not in record.options[person] for person, post in record.given.items()):
        return
    envy, waste = envy_pairs(record), wasted(record)
    unforced = [pair for pair in envy if pair[2] not in record.pins and pair[1] in record.options[pair[0]]]
    unforced_waste = [pair for pair in waste if pair[1] in record.options[pair[0]]]
    soft = record.kind != "a"
    yield Finding(
        "pasangan iri beralasan dihitung ulang sama",
        envy == record.plan["envy_pairs"] and (soft or not unforced),
        f"{len(envy)} pasangan",
    )
    holds = waste == record.plan["waste"] and (soft or not unforced_waste)
    yield Finding("jabatan diminati yang kosong dihitung ulang sama", holds, f"{len(waste)} pasangan")


def envy_pairs(record: Record) -> list[list[str]]:
    """[who, post, weakest mover in it]: who prefers the post, is eligible, and has more merit there than that mover."""
    found = []
    for person in record.people:
        for post in record.preferred(person):
            entrants = record.entrants.get(post)
            if entrants and record.claims[person][post].merit > record.options[entrants[0]][post].merit:
                found.append([person, post, entrants[0]])
    return sorted(found)


def wasted(record: Record) -> list[list[str]]:
    """[who, post]: a wished post that still has an empty seat."""
    return sorted(
        [person, post]
        for person in record.people
        for post in record.preferred(person)
        if record.claims[person][post].wish and len(record.holders.get(post, [])) < record.seats(post)
    )
