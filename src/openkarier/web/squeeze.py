"""Pages travel compressed: a list of 66 kB becomes 7. What is compressed in itself (PDF, xlsx) passes as it is."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

TEXT = ("text/", "application/json", "application/javascript", "application/xml", "image/svg+xml")


class SqueezeMiddleware(GZipMiddleware):
    """Django's gzip with its padding against BREACH (the CSRF token is masked anew on every page), for text alone."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Compress what is text, whole and long enough."""
        if response.streaming or not response.headers.get("Content-Type", "").startswith(TEXT):
            return response
        return super().process_response(request, response)
