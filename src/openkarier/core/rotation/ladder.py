"""The objectives of the three plans, strictly in order; each level is a linear count over the chosen edges."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np

from openkarier.core.rotation.assessment import Assessment
from openkarier.core.rotation.network import INVOLUNTARY, NO_DUK, WISH, Ints, Network

MERIT_KETAT, SEIMBANG, KEINGINAN = "a", "b", "c"
PLANS = {MERIT_KETAT: "Merit ketat", SEIMBANG: "Seimbang", KEINGINAN: "Keinginan"}
LAM_DEFAULT = 3_000
"""Price in plan B of one justified-envy pair, and of one post left empty though wanted (the two ways in which a pair
can block a placement), in the points of `wish_points`; the slider runs 300 to 10,000."""
TICKET_BITS = 24


@dataclass(frozen=True)
class Level:
    """One rung: a linear count to be maximised (sense +1) or minimised (-1).

    weight . taken  +  envy x justified-envy pairs  +  waste x posts empty though wanted  +  unplaced x people.
    """

    name: str
    sense: int
    weight: Ints
    envy: int = 0
    waste: int = 0
    unplaced: int = 0
    service: bool = False
    """True for the levels of the organisation itself, which come before all wishes and never see envy."""

    def value(self, assessment: Assessment) -> int:
        """The exact integer count for one placement."""
        counts = self.envy * assessment.pairs + self.waste * assessment.wasted + self.unplaced * assessment.unplaced
        return int(self.weight[assessment.taken].sum()) + counts


def ladder(network: Network, plan: str, lam: int = LAM_DEFAULT) -> list[Level]:
    """The rungs of plan "a", "b" or "c" from the top: posts first, then envy and wishes, merit, consent, tie-break."""
    middle = {MERIT_KETAT: _strict, SEIMBANG: _balanced, KEINGINAN: _rank_maximal}[plan]
    return [*_service(network), *middle(network, lam), *_merit(network), *_tie_break(network)]


def wish_points(wish: Ints) -> Ints:
    """Worth of a wish of rank 1..20 in plan B: 10000, 8333, 7142, 6250, 5555, … (50000/(4+rank)); 0 for none."""
    return np.where(wish > 0, 50_000 // (4 + wish), 0)


def tickets(network: Network) -> Ints:
    """(E,) published lottery: the first 24 bits of sha256("seed:person:post"). Anyone can recompute each number."""
    people, posts, edges = network.people.ids, network.posts.ids, network.edges
    pairs = zip(edges.person.tolist(), edges.post.tolist(), strict=True)
    drawn = b"".join(
        hashlib.sha256(f"{network.seed}:{people[i]}:{posts[p]}".encode()).digest()[: TICKET_BITS // 8] for i, p in pairs
    )
    octets = np.frombuffer(drawn, dtype=np.uint8).reshape(-1, TICKET_BITS // 8).astype(np.int64)
    return octets @ (256 ** np.arange(TICKET_BITS // 8 - 1, -1, -1, dtype=np.int64))


def _service(network: Network) -> list[Level]:
    nothing = np.zeros(len(network.edges.post), dtype=np.int64)
    tier = network.posts.critical[network.edges.post]
    levels = [Level("wajib pindah tanpa jabatan", -1, nothing, unplaced=1, service=True)]
    return levels + [
        Level(f"kursi kritis tingkat {t} terisi", 1, (tier == t).astype(np.int64), service=True) for t in (3, 2, 1)
    ]


def _strict(network: Network, lam: int) -> list[Level]:
    nothing = np.zeros(len(network.edges.post), dtype=np.int64)
    return [Level("pasangan iri beralasan", -1, nothing, envy=1), *_rank_maximal(network, lam)]


def _balanced(network: Network, lam: int) -> list[Level]:
    name = f"nilai keinginan dikurangi {lam} per iri beralasan dan per jabatan diminati yang kosong"
    return [Level(name, 1, wish_points(network.edges.wish), envy=-lam, waste=-lam)]


def _rank_maximal(network: Network, lam: int) -> list[Level]:
    wish = network.edges.wish
    ranks = range(1, int(wish.max(initial=0)) + 1)
    return [Level(f"keinginan ke-{rank} terpenuhi", 1, (wish == rank).astype(np.int64)) for rank in ranks]


def _merit(network: Network) -> list[Level]:
    forced = (network.edges.kind == INVOLUNTARY).astype(np.int64)
    return [
        Level("jumlah merit jabatan terisi", 1, network.edges.merit),
        Level("perpindahan tanpa persetujuan", -1, forced),
    ]


def _tie_break(network: Network) -> list[Level]:
    duk, edges = network.people.duk, network.edges
    known = np.unique(duk[duk != NO_DUK])
    honour = len(known) - np.searchsorted(known, duk)
    return [
        Level("senioritas (DUK) pemohon yang terpenuhi", 1, np.where(edges.kind == WISH, honour[edges.person], 0)),
        Level("undian terbuka", -1, tickets(network)),
    ]
