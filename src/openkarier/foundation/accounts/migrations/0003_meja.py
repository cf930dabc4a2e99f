"""The desk used last is kept with the account."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_kode")]

    operations = [
        migrations.AddField("pengguna", "meja", models.CharField(blank=True, max_length=12)),
    ]
