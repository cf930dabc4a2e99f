"""What is public about an agency is kept day by day."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("journal", "0004_payload_by_at")]

    operations = [
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("instansi", models.CharField(max_length=20)),
                ("tanggal", models.DateField()),
                ("isi", models.TextField()),
                ("sidik", models.CharField(max_length=64)),
                (
                    "leaf",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="publication", to="journal.leaf"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("instansi", "tanggal"), name="publication_once_a_day")
                ],
            },
        ),
    ]
