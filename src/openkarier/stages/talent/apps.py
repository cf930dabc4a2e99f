from django.apps import AppConfig

from openkarier.cycle import BY_NAME


class TalentConfig(AppConfig):
    name = "openkarier.stages.talent"
    label = "talent"
    verbose_name = BY_NAME["talent"].label
    default_auto_field = "django.db.models.BigAutoField"
