import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """After the rows are written: PostgreSQL changes no table with checks that wait for the commit."""

    dependencies = [("attendance", "0006_reports_are_uploads")]

    operations = [
        migrations.AlterField(
            "Presence",
            "source",
            models.ForeignKey(
                "attendance.attendanceimport",
                related_name="presences",
                on_delete=django.db.models.deletion.CASCADE,
            ),
        ),
        migrations.DeleteModel("ImportJob"),
        migrations.DeleteModel("DroppedFile"),
        migrations.DeleteModel("ImportBatch"),
        migrations.DeleteModel("FormerReport"),
    ]
