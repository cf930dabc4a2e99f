from django.apps import AppConfig

from openkarier.cycle import BY_NAME


class DevelopmentConfig(AppConfig):
    name = "openkarier.stages.development"
    label = "development"
    verbose_name = BY_NAME["development"].label
    default_auto_field = "django.db.models.BigAutoField"
