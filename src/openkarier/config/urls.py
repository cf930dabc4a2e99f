"""All URLs. Each desk brings its own; every name stands in openkarier.web.access.TABLE."""

from __future__ import annotations

from django.contrib.auth import views as auth
from django.urls import path

urlpatterns = [
    path("masuk/", auth.LoginView.as_view(template_name="masuk.html"), name="masuk"),
]
