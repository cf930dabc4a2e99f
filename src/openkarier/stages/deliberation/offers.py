"""Which pairs of person and post are on the table: wishes, what the administration offers, what the willing allow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from openkarier.core.rotation.instance import Bar, Source
from openkarier.stages.deliberation.declared import opd_of

if TYPE_CHECKING:
    from openkarier.stages.deliberation.assembling import Material
    from openkarier.stages.deliberation.pairs import Judged

Pairs = dict[tuple[int, int], tuple[int, Source]]
"""(person, post) -> (rank of the wish, who put it on the table)."""


def wished(material: Material) -> Pairs:
    """What people ask for, the own post left out."""
    return {
        (person, post): (rank, Source.WISH)
        for person, posts in material.declared.wishes.items()
        for rank, post in enumerate((each for each in posts if each not in material.own.get(person, ())), 1)
    }


def offered(material: Material, needing: set[int], locks: Mapping[int, Bar | None]) -> Pairs:
    """Same-level posts for those who must move or whose stay wish is lifted; vacant ones for all, if switched on."""
    asked, level = wished(material), _by_level(material)
    pairs: Pairs = {}
    vacant = material.posts.keys() - material.taken()
    for person, held in material.own.items():
        free = "tanpa_persetujuan" in material.values and not material.declared.stays(person)
        same = level[material.posts[held[0]].jenjang]
        targets = same if person in needing else [post for post in same if post in vacant] if free else []
        if locks.get(person) is None:
            pairs |= {(person, post): (0, Source.ADMIN) for post in targets if post not in held}
    return {pair: said for pair, said in pairs.items() if pair not in asked}


def suggested(material: Material, leaving: set[int], locks: Mapping[int, Bar | None]) -> Pairs:
    """Same-level posts that can open, within what each willing person said yes to; these moves are consented."""
    asked, level, opening = wished(material), _by_level(material), _opening(material, leaving)
    pairs: Pairs = {}
    for person, will in material.declared.willing.items():
        held = material.own.get(person)
        if not held or locks.get(person) is not None:
            continue
        for key in level[material.posts[held[0]].jenjang]:
            post = material.posts[key]
            covered = will.covers(opd_of(post), same_level=True, critical=key in material.tiers)
            if covered and key in opening and key not in held and (person, key) not in asked:
                pairs[person, key] = (0, Source.SARAN)
    return pairs


def weeded(material: Material, pairs: Pairs, judged: Mapping[tuple[int, int], Judged], leaving: set[int]) -> Pairs:
    """Without suggestions of critical posts to who has a wish that the law allows and that can open.

    The engine fills critical posts before it grants wishes; a yes must not cost one (docs/adr/bersedia-ditempatkan.md).
    """
    opening = _opening(material, leaving)
    hopeful = {
        person
        for (person, post), (wish, _) in pairs.items()
        if wish and post in opening and not judged[person, post].barred
    }
    return {
        (person, post): said
        for (person, post), said in pairs.items()
        if said[1] is not Source.SARAN or post not in material.tiers or person not in hopeful
    }


def _by_level(material: Material) -> Mapping[str, list[int]]:
    level: dict[str, list[int]] = defaultdict(list)
    for post in material.posts.values():
        level[post.jenjang].append(post.pk)
    return level


def _opening(material: Material, leaving: set[int]) -> set[int]:
    """Posts that are vacant, or whose holder wishes for another one or must leave."""
    going = leaving | material.declared.wishes.keys()
    empty = material.posts.keys() - material.taken()
    return empty | {post for person, held in material.own.items() if person in going for post in held}
