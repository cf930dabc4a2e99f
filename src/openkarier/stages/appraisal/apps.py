from django.apps import AppConfig

from openkarier.cycle import BY_NAME


class AppraisalConfig(AppConfig):
    name = "openkarier.stages.appraisal"
    label = "appraisal"
    verbose_name = BY_NAME["appraisal"].label
    default_auto_field = "django.db.models.BigAutoField"
