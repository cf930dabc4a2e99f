"""Contradictions inside one well-formed instance, each as a sentence in Bahasa Indonesia."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from openkarier.core.rotation.instance import MERIT_MAX, Consent, Instance, Source
from openkarier.core.rotation.usable import Gate

TIERS = range(4)
WISHES_MAX = 20


def defects_of(instance: Instance) -> list[str]:
    """Every contradiction, in the order people, posts, edges, constraints; empty when the game is sound.

    Later chapters assume the earlier ones are sound, so the first chapter with a mistake ends the list.
    """
    for chapter in (_identities, _incumbents, _edges, _merits, _named_in_constraints, _pins):
        found = list(chapter(instance))
        if found:
            return found
    return []


def _identities(instance: Instance) -> Iterator[str]:
    if not instance.posts:
        yield "daftar jabatan kosong: tanpa jabatan tidak ada yang dapat ditempatkan"
    holders: dict[str, set[str]] = defaultdict(set)
    for person in instance.people:
        holders[person.id] |= {person.own} if person.own else set()
    for person_id in _repeated(person.id for person in instance.people):
        held = sorted(holders[person_id])
        if len(held) > 1:
            yield f"pegawai {person_id} tercatat memegang dua jabatan sekaligus: {', '.join(held)}"
        else:
            yield f"pegawai {person_id} tercatat lebih dari satu kali"
    for post_id in _repeated(post.id for post in instance.posts):
        yield f"jabatan {post_id} tercatat lebih dari satu kali"
    for post in instance.posts:
        if post.capacity < 1:
            yield f"jabatan {post.id}: jumlah kursi harus paling sedikit 1, tertulis {post.capacity}"
        if post.critical not in TIERS:
            yield f"jabatan {post.id}: tingkat kritis harus 0 sampai 3, tertulis {post.critical}"


def _repeated(ids: Iterable[str]) -> list[str]:
    return [name for name, times in Counter(ids).items() if times > 1]


def _incumbents(instance: Instance) -> Iterator[str]:
    seats = {post.id: post.capacity for post in instance.posts}
    people = {person.id for person in instance.people}
    sitting: dict[str, list[str]] = defaultdict(list)
    for person in instance.people:
        if person.own is not None and person.own not in seats:
            yield f"pegawai {person.id} memegang jabatan {person.own} yang tidak ada di daftar jabatan"
        elif person.own is not None:
            sitting[person.own].append(person.id)
        if person.unit_spouse_of is not None and person.unit_spouse_of not in people:
            yield f"pegawai {person.id}: pasangan {person.unit_spouse_of} tidak ada di daftar pegawai"
        if person.must_move and person.lock:
            yield f"pegawai {person.id} wajib pindah tetapi juga dikunci ({person.lock.rule})"
        if person.must_move and person.own is None:
            yield f"pegawai {person.id} wajib pindah tetapi tidak memegang jabatan"
    for post_id, names in sitting.items():
        if len(names) > seats[post_id]:
            yield f"jabatan {post_id} ({seats[post_id]} kursi) dipegang {len(names)} orang: {', '.join(names)}"


def _edges(instance: Instance) -> Iterator[str]:
    people = {person.id: person for person in instance.people}
    posts = {post.id for post in instance.posts}
    for edge in instance.edges:
        if edge.person not in people:
            yield f"usulan {edge.person} ke {edge.post}: pegawai {edge.person} tidak ada di daftar pegawai"
        elif edge.post not in posts:
            yield f"usulan {edge.person} ke {edge.post}: jabatan {edge.post} tidak ada di daftar jabatan"
        elif people[edge.person].own == edge.post:
            yield f"usulan {edge.person} ke {edge.post}: itu jabatannya sendiri; bertahan tidak perlu ditulis"
        elif edge.source is Source.WISH and people[edge.person].consent in (Consent.TETAP, Consent.TIDAK_MENGISI):
            said = people[edge.person].consent
            yield f"pegawai {edge.person} menyatakan “{said}” tetapi mempunyai keinginan ke {edge.post}"
    for person, post in _repeated_pairs((edge.person, edge.post) for edge in instance.edges):
        yield f"usulan {person} ke {post} tertulis lebih dari satu kali"
    ranks = ((edge.person, edge.wish) for edge in instance.edges if edge.wish)
    for person, rank in _repeated_pairs(ranks):
        yield f"pegawai {person} mempunyai dua keinginan dengan urutan yang sama ({rank})"


def _repeated_pairs(pairs: Iterable[tuple[str, str | int]]) -> list[tuple[str, str | int]]:
    return [pair for pair, times in Counter(pairs).items() if times > 1]


def _merits(instance: Instance) -> Iterator[str]:
    for edge in instance.edges:
        if not 0 <= edge.merit <= MERIT_MAX:
            yield f"usulan {edge.person} ke {edge.post}: merit harus 0 sampai {MERIT_MAX}, tertulis {edge.merit}"
        if (edge.source is Source.WISH) != (1 <= edge.wish <= WISHES_MAX):
            yield (
                f"usulan {edge.person} ke {edge.post}: sumber “{edge.source}” tidak cocok dengan urutan keinginan "
                f"{edge.wish} (keinginan: 1 sampai {WISHES_MAX}; lainnya: 0)"
            )
    sitting = {person.id for person in instance.people if person.own is not None}
    for person_id, merit in instance.stay_merit.items():
        if person_id not in sitting:
            yield f"stay_merit {person_id}: orang ini tidak memegang jabatan dalam daftar"
        elif not 0 <= merit <= MERIT_MAX:
            yield f"stay_merit {person_id}: merit harus 0 sampai {MERIT_MAX}, tertulis {merit}"
    for person_id in sorted(sitting - set(instance.stay_merit)):
        yield f"stay_merit {person_id} belum ada: merit pada jabatan sendiri tidak boleh ditebak"


def _named_in_constraints(instance: Instance) -> Iterator[str]:
    limits = instance.constraints
    people = {person.id for person in instance.people}
    posts = {post.id for post in instance.posts}
    units = {post.unit for post in instance.posts}
    for word, pairs in (("penetapan", limits.pins), ("larangan", limits.forbids)):
        for person, post in pairs:
            if person not in people or post not in posts:
                yield f"{word} {person} ke {post}: pegawai atau jabatannya tidak dikenal"
    for pair in limits.both_or_neither:
        yield from (f"pasangan {pair[0]}–{pair[1]}: {name} tidak dikenal" for name in pair if name not in people)
    strange_units = (unit for unit in limits.freeze_units if unit not in units)
    yield from (f"pembekuan: perangkat daerah {unit} tidak dikenal" for unit in strange_units)
    for name, limit in (("max_moves", limits.max_moves), ("max_promotions", limits.max_promotions)):
        if limit is not None and limit < 0:
            yield f"{name} tidak boleh negatif, tertulis {limit}"
    levels = {post.jenjang for post in instance.posts}
    strange_levels = (share.jenjang for share in limits.gender_share if share.jenjang not in levels)
    yield from (f"batas gender: tidak ada jabatan jenjang {jenjang}" for jenjang in strange_levels)


def _pins(instance: Instance) -> Iterator[str]:
    pins = instance.constraints.pins
    for person in _repeated(person for person, _ in pins):
        targets = ", ".join(post for name, post in pins if name == person)
        yield f"pegawai {person} ditetapkan ke lebih dari satu jabatan: {targets}"
    seats = {post.id: post.capacity for post in instance.posts}
    for post_id, times in Counter(post for _, post in pins).items():
        if times > seats[post_id]:
            names = ", ".join(person for person, post in pins if post == post_id)
            yield f"jabatan {post_id} ({seats[post_id]} kursi) ditetapkan untuk {times} orang: {names}"
    yield from _lawless_pins(instance)


def _lawless_pins(instance: Instance) -> Iterator[str]:
    people = {person.id: person for person in instance.people}
    gate = Gate(instance)
    edges = {(edge.person, edge.post): edge for edge in instance.edges}
    for person, post in instance.constraints.pins:
        if people[person].own == post:
            if people[person].must_move:
                yield f"penetapan {person} tetap di {post} bertentangan dengan kewajibannya pindah"
            continue
        edge = edges.get((person, post))
        if edge is None:
            yield f"penetapan {person} ke {post}: pasangan ini belum dinilai syaratnya, jadi tidak dapat ditetapkan"
            continue
        barred = gate.bar(edge)
        if barred:
            why = "; ".join(f"{bar.rule} ({bar.article})" if bar.article else bar.rule for bar in barred.bars)
            yield f"penetapan {person} ke {post} melanggar aturan: {why}"
