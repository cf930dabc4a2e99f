"""Pages travel compressed, papers as they are."""

from __future__ import annotations

import gzip

from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from openkarier.web.squeeze import SqueezeMiddleware

ASKED = RequestFactory(headers={"accept-encoding": "gzip, br"}).get("/")


def answer(response):
    return SqueezeMiddleware(lambda request: response)(ASKED)


def test_a_page_is_compressed_and_reads_the_same():
    page = "<p>Beranda</p>" * 100
    sent = answer(HttpResponse(page))
    assert sent["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in sent["Vary"]
    assert gzip.decompress(sent.content).decode() == page
    assert len(sent.content) < 300


def test_a_paper_and_a_stream_pass_as_they_are():
    paper = answer(HttpResponse(b"%PDF" * 100, content_type="application/pdf"))
    stream = answer(StreamingHttpResponse([b"a,b\n" * 100], content_type="text/csv"))
    assert [sent.has_header("Content-Encoding") for sent in (paper, stream)] == [False, False]


def test_the_server_compresses_what_a_browser_asks_for(client, db):
    assert client.get("/masuk/", headers={"accept-encoding": "gzip"})["Content-Encoding"] == "gzip"
