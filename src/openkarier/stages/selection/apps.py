from django.apps import AppConfig

from openkarier.cycle import BY_NAME


class SelectionConfig(AppConfig):
    name = "openkarier.stages.selection"
    label = "selection"
    verbose_name = BY_NAME["selection"].label
    default_auto_field = "django.db.models.BigAutoField"
