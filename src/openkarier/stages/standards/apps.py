from django.apps import AppConfig

from openkarier.cycle import BY_NAME


class StandardsConfig(AppConfig):
    name = "openkarier.stages.standards"
    label = "standards"
    verbose_name = BY_NAME["standards"].label
    default_auto_field = "django.db.models.BigAutoField"
