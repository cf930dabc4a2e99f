"""The terms of the regional head, taken over from placement with their rows (placement 0002 renamed the table)."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0004_honours"),
        ("standards", "0004_measures_and_imports"),
        ("placement", "0002_head_goes_to_standards"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[],
            state_operations=[
                migrations.CreateModel(
                    name="PeriodeKepalaDaerah",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("nama", models.CharField(max_length=200)),
                        (
                            "kedudukan",
                            models.CharField(
                                choices=[
                                    ("DEFINITIF", "Kepala daerah definitif"),
                                    ("PJ", "Penjabat"),
                                    ("PLT", "Pelaksana tugas"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("mulai", models.DateField()),
                        ("selesai", models.DateField()),
                        ("penetapan_paslon", models.DateField(blank=True, null=True)),
                        ("sumber", models.CharField(max_length=200)),
                        ("oleh", models.CharField(max_length=32)),
                        ("pada", models.DateTimeField()),
                        (
                            "instansi",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="kepala_daerah",
                                to="registry.instansi",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("instansi", "mulai"), name="kepala_daerah_once"),
                            models.CheckConstraint(
                                condition=models.Q(("selesai__gt", models.F("mulai"))), name="kepala_daerah_ordered"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("sumber", ""), _negated=True), name="kepala_daerah_has_source"
                            ),
                        ],
                    },
                )
            ],
        )
    ]
