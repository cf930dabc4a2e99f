from django.apps import AppConfig

from openkarier.cycle import BY_NAME


class AssessmentConfig(AppConfig):
    name = "openkarier.stages.assessment"
    label = "assessment"
    verbose_name = BY_NAME["assessment"].label
    default_auto_field = "django.db.models.BigAutoField"
