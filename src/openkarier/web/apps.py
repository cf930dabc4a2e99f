from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "openkarier.web"
    label = "web"
