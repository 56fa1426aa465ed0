"""A report may be read again in another encoding than the one that was found."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("convening", "0008_files_and_columns")]

    operations = [
        migrations.AddField(
            model_name="attendanceimport",
            name="encoding",
            field=models.CharField(blank=True, help_text="What a person said that the letters are", max_length=20),
        ),
    ]
