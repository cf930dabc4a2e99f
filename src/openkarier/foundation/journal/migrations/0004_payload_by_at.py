"""Acts are looked up by their day."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("journal", "0003_seal")]

    operations = [
        migrations.AddIndex("payload", models.Index(fields=["at"], name="payload_by_at")),
    ]
