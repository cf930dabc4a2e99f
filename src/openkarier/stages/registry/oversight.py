"""Which acts of Buku Merit belong to an agency: those of its people, and those whose record names it."""

from __future__ import annotations

from django.db.models import Q

from openkarier.foundation.accounts.models import Peran
from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.stages.registry.models import Instansi, Pegawai


def trail(scope: Scope) -> Q | None:
    """A filter on journal.Payload; None for who sees less than a whole agency.

    Where one agency lives alone the whole book is its own. Otherwise an act counts as its own when somebody of the
    agency did it (its pegawai, or an outsider with a role there), or when its record bears the agency's code; an act
    of the system that names no agency is shown to none of several.
    """
    if scope.unit or scope.reach < Reach.INSTANSI:
        return None
    if not Instansi.objects.exclude(kode=scope.instansi).exists():
        return Q()
    own = Pegawai.objects.filter(instansi__kode=scope.instansi).order_by().values("nip")
    others = Pegawai.objects.exclude(instansi__kode=scope.instansi).order_by().values("nip")
    outsiders = Peran.objects.filter(instansi=scope.instansi).exclude(pengguna__nip__in=others)
    named = Q(subject=f"instansi:{scope.instansi}") | Q(subject__contains=f":{scope.instansi}/")
    return Q(actor__in=own) | Q(actor__in=outsiders.values("pengguna__nip")) | named
