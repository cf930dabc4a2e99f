"""Answers to the minutes; a planned day of scenarios (of old ones: the day of their data); copies of scenarios."""

import datetime
import django.db.models.deletion
from django.db import migrations, models


def plan_for_the_day_of_the_data(apps, schema_editor):
    apps.get_model("deliberation", "Skenario").objects.update(tanggal_rencana=models.F("per_tanggal"))
    apps.get_model("deliberation", "Batas").objects.filter(kunci="kunci_pilkada", alasan="").update(dihitung=True)


class Migration(migrations.Migration):
    dependencies = [
        ("aspiration", "0003_jawaban"),
        ("deliberation", "0005_bersedia_ditempatkan"),
        ("documents", "0004_performance_papers"),
        ("registry", "0004_honours"),
    ]

    operations = [
        migrations.CreateModel(
            name="Persetujuan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("setuju", models.BooleanField()),
                ("kalimat", models.TextField(blank=True)),
                ("pada", models.DateTimeField()),
                ("dicatat_oleh", models.CharField(max_length=32)),
            ],
        ),
        migrations.AddField(
            model_name="batas",
            name="dihitung",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="sidang",
            name="rilis_alasan",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="skenario",
            name="salinan_dari",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="salinan",
                to="deliberation.skenario",
            ),
        ),
        migrations.AddField(
            model_name="skenario",
            name="tanggal_rencana",
            field=models.DateField(default=datetime.date(2026, 1, 1)),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="usulan",
            name="state",
            field=models.CharField(
                choices=[("disusun", "Disusun"), ("dirilis", "Disampaikan kepada PPK")],
                default="disusun",
                max_length=12,
            ),
        ),
        migrations.AddConstraint(
            model_name="skenario",
            constraint=models.CheckConstraint(
                condition=models.Q(("induk__isnull", True), ("salinan_dari__isnull", True), _connector="OR"),
                name="skenario_one_origin",
            ),
        ),
        migrations.AddField(
            model_name="persetujuan",
            name="anggota",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="persetujuan", to="deliberation.anggota"
            ),
        ),
        migrations.AddField(
            model_name="persetujuan",
            name="naskah",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="persetujuan", to="documents.document"
            ),
        ),
        migrations.AddConstraint(
            model_name="persetujuan",
            constraint=models.UniqueConstraint(fields=("naskah", "anggota"), name="persetujuan_once_a_member"),
        ),
        migrations.AddConstraint(
            model_name="persetujuan",
            constraint=models.CheckConstraint(
                condition=models.Q(("setuju", True), models.Q(("kalimat", ""), _negated=True), _connector="OR"),
                name="persetujuan_objection_reasoned",
            ),
        ),
        migrations.RunPython(plan_for_the_day_of_the_data, migrations.RunPython.noop),
    ]
