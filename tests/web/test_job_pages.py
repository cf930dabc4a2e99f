"""A background job as its owner and Admin TI see it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from openkarier.foundation.jobs.models import Job
from openkarier.foundation.jobs.operations import enqueue


def put(user, instansi="5871", **columns):
    job = enqueue("notices.send", {}, title="Impor pegawai.xlsx", now=timezone.now(), owner=user.nip, instansi=instansi)
    Job.objects.filter(pk=job).update(**columns)
    return job


def url(view, job: UUID, desk="semua"):
    return reverse(f"{desk}:jobs-{view}", kwargs={"job": job})


def test_a_running_job_shows_a_bar_that_moves_with_and_without_javascript(world):
    sari = world.actor["asn"]
    job = put(sari, state="running", done=1234, total=5500, message="Baris 1.234 dari 5.500", attempts=1)
    page = world.client(sari).get(url("status", job)).content.decode()
    assert '<progress value="1234" max="5500"' in page
    assert "1.234 dari 5.500" in page
    assert '<noscript><meta http-equiv="refresh" content="4" /></noscript>' in page
    part = world.client(sari).get(url("status", job), headers={"HX-Request": "true"}).content.decode()
    assert 'hx-trigger="every 2s"' in part
    assert "<html" not in part


def test_an_ended_job_stops_asking_takes_the_focus_and_leads_to_its_result(world):
    sari = world.actor["asn"]
    job = put(sari, state="done", message="5.500 baris diterapkan.", result="/hasil/")
    part = world.client(sari).get(url("status", job), headers={"HX-Request": "true"}).content.decode()
    assert "hx-trigger" not in part
    assert "data-focus" in part
    assert 'href="/hasil/"' in part
    assert "refresh" not in world.client(sari).get(url("status", job)).content.decode()


def test_a_failed_job_tells_its_owner_a_sentence_and_admin_the_traceback(world):
    sari, admin = world.actor["asn"], world.actor["admin"]
    job = put(sari, state="failed", error="Berkas kosong.", detail="Traceback rahasia")
    page = world.client(sari).get(url("status", job)).content.decode()
    assert ("Berkas kosong." in page, "Traceback" in page) == (True, False)
    assert "Traceback rahasia" in world.client(admin).get(url("status", job, "admin")).content.decode()
    world.client(sari).post(url("retry", job))
    assert Job.objects.get(pk=job).state == "queued"


def test_the_job_of_another_person_is_not_there(world):
    job = put(world.actor["atasan"])
    client = world.client(world.actor["asn"])
    statuses = [client.get(url("status", job)).status_code]
    statuses += [client.post(url(view, job)).status_code for view in ("cancel", "retry")]
    assert statuses == [404, 404, 404]
    assert "Impor pegawai" not in client.get(reverse("semua:jobs-index")).content.decode()
    assert Job.objects.get(pk=job).state == "queued"


def test_the_owner_cancels_an_open_job(world):
    sari = world.actor["asn"]
    job = put(sari)
    world.client(sari).post(url("cancel", job))
    assert Job.objects.get(pk=job).state == "cancelled"


def test_a_job_that_nobody_takes_says_what_to_do(world):
    sari = world.actor["asn"]
    job = put(sari, due_at=timezone.now() - timedelta(minutes=2))
    assert "openkarier worker" in world.client(sari).get(url("status", job)).content.decode()


def test_admin_sees_the_jobs_of_the_agency_and_of_the_clock_only(world):
    put(world.actor["asn"])
    put(world.actor["asn"], instansi="9999")
    put(world.actor["asn"], instansi="")
    page = world.client(world.actor["admin"]).get(reverse("admin:jobs-index")).content.decode()
    assert page.count("Impor pegawai.xlsx") == 2
