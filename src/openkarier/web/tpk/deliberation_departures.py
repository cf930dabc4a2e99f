"""A departure from the adopted plan at the committee's desk: weighed, confirmed, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from openkarier.core.rotation.scenario import FOLLOWS, REASONS
from openkarier.stages.deliberation import adoption, rotasi, rotation_lists
from openkarier.stages.deliberation.scenario_steps import ScenarioRefused
from openkarier.stages.registry import queries as registry
from openkarier.web import frame
from openkarier.web.rotation import crumbs, find, find_plan, surroundings, url

if TYPE_CHECKING:
    from openkarier.stages.deliberation.models import Rencana
    from openkarier.stages.registry.models import Pegawai


class DepartureForm(forms.Form):
    """Where the person goes instead, and why."""

    use_required_attribute = False

    jabatan = forms.TypedChoiceField(label="Hasil menurut panitia", required=False, coerce=int, empty_value=None)
    kode = forms.ChoiceField(
        label="Kode alasan",
        choices=[("", "Pilih"), *((key, label) for key, label in REASONS.items() if key != FOLLOWS)],
        error_messages={"required": "Pilih kode alasan."},
    )  # fmt: skip
    alasan = forms.CharField(label="Uraian alasan", widget=forms.Textarea(attrs={"rows": 3}),
                             error_messages={"required": "Tuliskan uraian alasan."})  # fmt: skip
    dasar = forms.CharField(label="Surat atau berita acara yang mendasari", max_length=200,
                            error_messages={"required": "Tuliskan nomor dan tanggal suratnya."})  # fmt: skip

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request.POST or None)
        scope: Any = request.scope  # type: ignore[attr-defined]
        posts = (
            registry.posts(scope)
            .filter(jenis="1", aktif=True)
            .select_related("unit__opd")
            .order_by("unit__kiri", "nama")
        )
        choices = [(str(post.pk), rotasi.place_name(post)) for post in posts]
        self.fields["jabatan"].choices = [("", "Tetap di jabatan sekarang"), *choices]  # type: ignore[attr-defined]


def rotation_depart(request: HttpRequest, skenario: int, rencana: str, nip: str) -> HttpResponse:
    """A departure: typed, its consequences shown by name, then confirmed."""
    plan = find_plan(request, skenario, rencana)
    person = registry.person(request.scope, nip)  # type: ignore[attr-defined]
    if person is None:
        raise Http404
    form, followed = DepartureForm(request), None
    if request.method == "POST" and form.is_valid():
        try:
            followed = _weighed(request, plan, person, form.cleaned_data)
        except ScenarioRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            if followed is None:
                messages.success(request, "Penyimpangan dicatat di Buku Merit.")
                return redirect(url(request, "rotation", skenario=skenario))
    return frame.show(
        request, "rotation/depart.html", title="Penyimpangan dari rencana", lead=person.nama_gelar, form=form,
        status=422 if request.method == "POST" and followed is None else 200, followed=followed, person=person,
        row=rotation_lists.person_of(plan, nip), plan=plan, skenario=plan.skenario,
        crumbs=crumbs(request, plan.skenario, plan), **surroundings(request, plan.skenario),
    )  # fmt: skip


def _weighed(request: HttpRequest, plan: Rencana, person: Pegawai, said: dict[str, Any]) -> Any:
    """Who would be sent back, to be confirmed; None when it was confirmed and is recorded. Raises ScenarioRefused."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    post = registry.posts(scope).select_related("unit__opd").filter(pk=said["jabatan"] or 0).first()
    if request.POST.get("langkah") != "catat":
        return rotation_lists.sent_back(adoption.consequences(plan, person, post).followed)
    departure = adoption.Departure(person, post, said["kode"], said["alasan"], said["dasar"])
    adoption.depart_from(rencana=plan, departure=departure, actor=request.user.get_username(), at=timezone.now())
    return None


@require_POST
def rotation_restore(request: HttpRequest, skenario: int, penyimpangan: int) -> HttpResponse:
    """Take a departure back with what it brought about."""
    held = find(request, skenario)
    row = rotasi.departures(held.adopsi).filter(pk=penyimpangan).first() if held.adopsi else None
    try:
        if row is not None:
            adoption.withdraw_departure(penyimpangan=row, actor=request.user.get_username(), at=timezone.now())
            messages.success(request, "Penyimpangan dicabut; hasil rencana berlaku lagi.")
    except ScenarioRefused as refusal:
        messages.error(request, str(refusal))
    return redirect(url(request, "rotation", skenario=held.pk))
