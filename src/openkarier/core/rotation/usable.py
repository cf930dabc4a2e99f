"""Which edges may carry a placement in this run, and for those that may not: which bar stands in the way."""

from __future__ import annotations

from dataclasses import dataclass

from openkarier.core.rotation.instance import Bar, Consent, Edge, Instance, Person, Post, Source

TIDAK_MEMENUHI_SYARAT = "TIDAK_MEMENUHI_SYARAT"
JABATAN_DIKUNCI = "JABATAN_DIKUNCI"


@dataclass(frozen=True, slots=True)
class Barred:
    """The reason code of a closed edge and the bars (rule, article) behind it."""

    code: str
    bars: tuple[Bar, ...]


class Gate:
    """Answers, for one instance, whether an edge is open. Built once; each answer is a few comparisons."""

    def __init__(self, instance: Instance) -> None:
        limits = instance.constraints
        self._people: dict[str, Person] = {person.id: person for person in instance.people}
        self._posts: dict[str, Post] = {post.id: post for post in instance.posts}
        self._forbidden = frozenset(limits.forbids)
        self._frozen = frozenset(limits.freeze_units)
        self._pins = dict(limits.pins)
        self._involuntary = limits.involuntary
        self._undecided = not (limits.forbids or limits.freeze_units or limits.pins)
        locked = any(person.lock for person in instance.people) or any(post.lock for post in instance.posts)
        self._plain = self._undecided and not locked
        """True when only an edge's own failed rules can bar a wish: no need to look anything up."""

    def bar(self, edge: Edge) -> Barred | None:
        """None when the edge is open; law first, then locks and consent, then the committee's decisions."""
        if self._plain and not edge.blocked and edge.source is Source.WISH:
            return None
        barred = self.unlawful(edge)
        if barred:
            return barred
        decided = self.decided(edge.person, edge.post)
        return Barred(JABATAN_DIKUNCI, decided) if decided else None

    def unlawful(self, edge: Edge) -> Barred | None:
        """The bars that end the person's claim too: failed rules, locks, no consent. Without one, envy may count."""
        person, post = self._people[edge.person], self._posts[edge.post]
        law = edge.blocked + ((person.lock,) if person.lock else ())
        if law:
            return Barred(TIDAK_MEMENUHI_SYARAT, law)
        if post.lock:
            return Barred(JABATAN_DIKUNCI, (post.lock,))
        return self._unconsented(person, edge)

    def decided(self, person_id: str, post_id: str) -> tuple[Bar, ...]:
        """What the committee decided against this pair; it closes the edge but not the claim, so envy still counts."""
        if self._undecided:
            return ()
        person, post = self._people[person_id], self._posts[post_id]
        if (person.id, post.id) in self._forbidden:
            return (Bar("larangan panitia"),)
        if person.id in self._pins and self._pins[person.id] != post.id:
            return (Bar("penetapan panitia"),)
        home = self._posts[person.own].unit if person.own else None
        frozen = sorted({post.unit, home} & self._frozen, key=str) if person.own != post_id else ()
        return tuple(Bar(f"perangkat daerah {unit} dibekukan") for unit in frozen)

    def _unconsented(self, person: Person, edge: Edge) -> Barred | None:
        if person.must_move or edge.source is Source.WISH:
            return None
        if edge.source is Source.SARAN and person.consent is Consent.BERSEDIA:
            return None
        if person.consent is not Consent.TETAP and self._involuntary:
            return None
        return Barred(JABATAN_DIKUNCI, (Bar("penempatan tanpa persetujuan tidak dibuka"),))

    def involuntary(self, edge: Edge) -> bool:
        """True when a move along this edge is not by the person's own wish or consent."""
        consents = edge.source is Source.SARAN and self._people[edge.person].consent is Consent.BERSEDIA
        return edge.source is not Source.WISH and not consents
