from django.apps import AppConfig

from openkarier.cycle import BY_NAME


class RegistryConfig(AppConfig):
    name = "openkarier.stages.registry"
    label = "registry"
    verbose_name = BY_NAME["registry"].label
    default_auto_field = "django.db.models.BigAutoField"
