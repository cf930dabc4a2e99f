from django.apps import AppConfig

from openkarier.cycle import BY_NAME


class DeliberationConfig(AppConfig):
    name = "openkarier.stages.deliberation"
    label = "deliberation"
    verbose_name = BY_NAME["deliberation"].label
    default_auto_field = "django.db.models.BigAutoField"
