from django.apps import AppConfig

from openkarier.cycle import BY_NAME


class AspirationConfig(AppConfig):
    name = "openkarier.stages.aspiration"
    label = "aspiration"
    verbose_name = BY_NAME["aspiration"].label
    default_auto_field = "django.db.models.BigAutoField"
