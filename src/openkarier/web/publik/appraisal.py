"""The public's voice: three questions about a service, no log-in, no cookie, and what was said in closed quarters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from openkarier.core.feedback import SCALE
from openkarier.stages.appraisal import queries, voice_queries, voices
from openkarier.stages.appraisal.refusal import Refused
from openkarier.web.asked import whole
from openkarier.web.frame import show

if TYPE_CHECKING:
    from openkarier.stages.appraisal.models import Service


@csrf_exempt  # nobody is known here, and a public page sets no cookie
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def voice(request: HttpRequest, kode: str) -> HttpResponse:
    """Ask, take the answers, thank."""
    service = queries.service(kode)
    if service is None:
        raise Http404
    wrong, thanks = "", False
    answers = {key: whole(request.POST.get(key, "")) for key in voices.QUESTIONS}
    if request.method == "POST":
        given = {key: value for key, value in answers.items() if value in SCALE}
        try:
            voices.speak(service=service, answers=given, address=address(request), at=timezone.localtime())
            thanks = True
        except Refused as refusal:
            wrong = " ".join(getattr(refusal, "fields", {}).values()) or str(refusal)
    return _page(request, service, answers, wrong, thanks=thanks)


def _page(request: HttpRequest, service: Service, answers: dict[str, int], wrong: str, *, thanks: bool) -> HttpResponse:
    return show(
        request,
        "publik/appraisal/voice.html",
        title="Terima kasih" if thanks else f"Bagaimana layanan {service.nama}?",
        status=422 if wrong else 200,
        service=service,
        questions=[(key, words, answers.get(key)) for key, words in voices.QUESTIONS.items()],
        scale=list(reversed(SCALE.items())),
        wrong=wrong,
        thanks=thanks,
        heard=voice_queries.heard([service], timezone.localdate())[:4],
    )


def address(request: HttpRequest) -> str:
    """Where the answer comes from, for the daily count only; behind TLS the last hop that our own proxy names."""
    passed = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.HTTPS else ""
    return passed.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
