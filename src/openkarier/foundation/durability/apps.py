from django.apps import AppConfig
from django.db.backends.signals import connection_created

from openkarier.foundation.durability.guard import refuse_weak


class DurabilityConfig(AppConfig):
    name = "openkarier.foundation.durability"
    label = "durability"

    def ready(self) -> None:
        """Look at every connection, whoever opens it: web, worker, terminal."""
        connection_created.connect(refuse_weak, dispatch_uid="durability")
