"""The terms of the regional head become a fact of the agency: the table is renamed, its rows stay."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("placement", "0001_initial")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.AlterModelTable("periodekepaladaerah", "standards_periodekepaladaerah")],
            state_operations=[migrations.DeleteModel("PeriodeKepalaDaerah")],
        )
    ]
