"""The two files as look-up tables, read anew for the checker."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from functools import cached_property
from typing import Any, NamedTuple


class Finding(NamedTuple):
    """One property of a plan: does it hold, and the figure behind it."""

    name: str
    holds: bool
    figure: str


class Option(NamedTuple):
    """One post a person may hold. `choice` orders a person's own preferences, smaller is better."""

    choice: int
    merit: int
    wish: int
    voluntary: bool


OWN, OFFER, NOTHING = 1_000, 2_000, 3_000


class Record:
    """Instance and plan side by side, keyed by id."""

    def __init__(self, instance: dict[str, Any], plan: dict[str, Any]) -> None:
        self.instance, self.plan = instance, plan
        self.people: dict[str, dict[str, Any]] = {row["id"]: row for row in instance["people"]}
        self.posts: dict[str, dict[str, Any]] = {row["id"]: row for row in instance["posts"]}
        self.limits: dict[str, Any] = instance.get("constraints") or {}
        self.given: dict[str, str] = plan["assignment"]
        self.seed: int = plan["seed"]
        self.kind: str = plan["plan"]
        self.pins: dict[str, str] = {person: post for person, post in self.limits.get("pins") or []}
        self.holders: dict[str, list[str]] = defaultdict(list)
        for person, post in sorted(self.given.items()):
            self.holders[post].append(person)

    def strangers(self) -> list[str]:
        """Ids in the plan that the instance does not know."""
        unknown = [person for person in self.given if person not in self.people]
        return sorted(unknown + [post for post in self.holders if post not in self.posts])

    def own(self, person: str) -> str | None:
        """The post held before the rotation."""
        post: str | None = self.people[person].get("own")
        return post

    def leaves(self, person: str) -> bool:
        """True for someone the law obliges to move."""
        return bool(self.people[person].get("must_move"))

    def moved(self, person: str) -> bool:
        """True when the person takes up a post that was not the own one."""
        return person in self.given and self.given[person] != self.own(person)

    def seats(self, post: str) -> int:
        """Capacity."""
        return int(self.posts[post].get("capacity", 1))

    @cached_property
    def options(self) -> dict[str, dict[str, Option]]:
        """Person to the posts that are also open by the committee's decisions: where a placement may go."""
        return {
            person: {post: option for post, option in claims.items() if self._undecided(person, post)}
            for person, claims in self.claims.items()
        }

    @cached_property
    def claims(self) -> dict[str, dict[str, Option]]:
        """Person to the posts the law, the locks and consent leave open, the own one included: what may be envied."""
        open_to: dict[str, dict[str, Option]] = {person: {} for person in self.people}
        for row in self.instance["edges"]:
            if self._open(row):
                wish = int(row.get("wish", 0))
                choice = wish if row.get("source", "wish") == "wish" else OFFER
                open_to[row["person"]][row["post"]] = Option(choice, row["merit"], wish, self._voluntary(row))
        for person in self.people:
            own = self.own(person)
            if own is not None and not self.leaves(person):
                open_to[person][own] = Option(OWN, self.instance["stay_merit"][person], 0, True)
        return open_to

    def _open(self, row: dict[str, Any]) -> bool:
        shut = row.get("blocked") or self.people[row["person"]].get("lock") or self.posts[row["post"]].get("lock")
        return not shut and self._consented(row)

    def _undecided(self, person: str, post: str) -> bool:
        home = self.own(person)
        units = {self.posts[post]["unit"]} | ({self.posts[home]["unit"]} if home else set())
        return not (
            [person, post] in (self.limits.get("forbids") or [])
            or self.pins.get(person, post) != post
            or (post != home and units & set(self.limits.get("freeze_units") or []))
        )

    def _consented(self, row: dict[str, Any]) -> bool:
        if self.leaves(row["person"]) or self._voluntary(row):
            return True
        stays = self.people[row["person"]].get("consent", "pindah") == "tetap"
        return bool(self.limits.get("involuntary")) and not stays

    def _voluntary(self, row: dict[str, Any]) -> bool:
        source = row.get("source", "wish")
        willing = self.people[row["person"]].get("consent", "pindah") == "bersedia ditempatkan"
        return bool(source == "wish" or (source == "saran" and willing))

    def choice(self, person: str) -> int:
        """Place of the result in the person's own preferences."""
        post = self.given.get(person)
        return NOTHING if post is None else self.options[person][post].choice

    def preferred(self, person: str) -> list[str]:
        """Wished or own posts the person would rather have than the result."""
        result = self.choice(person)
        return [post for post, option in self.claims[person].items() if option.choice < min(result, OFFER)]

    @cached_property
    def entrants(self) -> dict[str, list[str]]:
        """Post to the people who moved in, weakest first (merit, then the public order reversed)."""
        found = {post: [person for person in people if self.moved(person)] for post, people in self.holders.items()}
        for post, people in found.items():
            people.sort(key=lambda person: self._strength(person, post))
        return found

    def _strength(self, person: str, post: str) -> tuple[int, int, int]:
        duk, lot = self.public_order(person)
        return self.options[person][post].merit, -duk, -lot

    def public_order(self, person: str) -> tuple[int, int]:
        """DUK place (silent ones last) and the published lottery number."""
        duk = self.people[person].get("duk")
        drawn = hashlib.sha256(f"{self.seed}:{person}".encode()).digest()[:8]
        return (1 << 62 if duk is None else duk), int.from_bytes(drawn, "big")

    def ticket(self, person: str, post: str) -> int:
        """The published lottery number of a pair: the first three bytes of sha256("seed:person:post")."""
        return int.from_bytes(hashlib.sha256(f"{self.seed}:{person}:{post}".encode()).digest()[:3], "big")
