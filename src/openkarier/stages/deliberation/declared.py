"""What people declared in the period of a scenario, as the rotation reads it: wishes, consent, willingness."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from openkarier.core.aspiration import Willingness
from openkarier.core.rotation import drafting
from openkarier.core.rotation.instance import Consent
from openkarier.stages.aspiration.models import FILED, Submission, Wish
from openkarier.stages.deliberation.models import Skenario
from openkarier.stages.registry.models import Jabatan

Wishes = dict[int, list[int]]


@dataclass(frozen=True)
class Declared:
    """Keys of the registry: person -> wished structural posts in their order, consent, and what a yes covers."""

    wishes: Wishes
    consent: Mapping[int, Consent]
    willing: Mapping[int, Willingness]
    outside: Counter[str]

    def stays(self, person: int) -> bool:
        """Whether the person chose to stay, willing or not."""
        will = self.willing.get(person)
        return self.consent.get(person) is Consent.TETAP or (will is not None and will.door == Consent.TETAP)

    def among(self, people: Container[int]) -> Declared:
        """The same with the wishes of these people only; a suggestion needs somebody to suggest to."""
        return replace(
            self,
            wishes={key: wished for key, wished in self.wishes.items() if key in people},
            willing={key: will for key, will in self.willing.items() if key in people},
        )


def declared(skenario: Skenario, posts: Mapping[int, Jabatan]) -> Declared:
    """Read the declarations in force. Two queries."""
    outside: Counter[str] = Counter()
    wished, named = _wishes(skenario, posts, outside)
    rows = Submission.objects.filter(
        aspiration__period=skenario.period_id, aspiration__state__in=FILED, withdrawn_at=None
    ).values_list("aspiration__pegawai", "aspiration__pegawai__unit__opd", "door", "willing")
    consent, willing = {}, {}
    for person, opd, door, answer in rows:
        consent[person] = Consent(door)
        will = Willingness(door, answer, opd, frozenset(named[person]))
        if will.willing:
            consent[person], willing[person] = Consent.BERSEDIA, will
    return Declared(wished, consent, willing, outside)


def opd_of(post: Jabatan) -> int:
    """Key of the OPD a post belongs to."""
    return post.unit.opd_id or post.unit_id


def _wishes(
    skenario: Skenario, posts: Mapping[int, Jabatan], outside: Counter[str]
) -> tuple[Wishes, Mapping[int, set[int]]]:
    """Wished posts, and the OPD they are in; a kind of post stands for those it names."""
    by_opd: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for each in posts.values():
        by_opd[opd_of(each)].append((each.pk, each.nama))
    found: dict[int, dict[int, None]] = defaultdict(dict)
    places: dict[int, set[int]] = defaultdict(set)
    for person, post, home, kind, opd in _rows(skenario):
        wanted: list[int] = [post] if post else drafting.of_kind(kind, by_opd[opd or 0])
        places[person] |= {each for each in (home, opd) if each}
        if not wanted:
            outside["jenis jabatan yang tidak dikenali"] += 1
        for key in wanted:
            if key in posts:
                found[person][key] = None
            else:
                outside["jabatan nonstruktural"] += 1
    return {person: list(wished) for person, wished in found.items()}, places


def _rows(skenario: Skenario) -> Iterable[Any]:
    at = "submission__aspiration__"
    rows = Wish.objects.filter(
        **{f"{at}period": skenario.period_id, f"{at}state__in": FILED, "submission__withdrawn_at": None}
    )
    return rows.order_by(f"{at}pegawai", "rank").values_list(
        f"{at}pegawai", "jabatan", "jabatan__unit__opd", "kind", "opd"
    )
