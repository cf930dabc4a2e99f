from django.apps import AppConfig

from openkarier.cycle import BY_NAME


class CommitmentConfig(AppConfig):
    name = "openkarier.stages.commitment"
    label = "commitment"
    verbose_name = BY_NAME["commitment"].label
    default_auto_field = "django.db.models.BigAutoField"
