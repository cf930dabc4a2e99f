"""Django's handle on pictures: it serves the chart library."""

from django.apps import AppConfig


class PicturesConfig(AppConfig):
    """No tables; static files only."""

    name = "openkarier.foundation.pictures"
    label = "pictures"
