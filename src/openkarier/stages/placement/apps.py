from django.apps import AppConfig

from openkarier.cycle import BY_NAME


class PlacementConfig(AppConfig):
    name = "openkarier.stages.placement"
    label = "placement"
    verbose_name = BY_NAME["placement"].label
    default_auto_field = "django.db.models.BigAutoField"
