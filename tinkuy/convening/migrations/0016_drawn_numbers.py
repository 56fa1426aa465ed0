"""Numbers of registrations are drawn; those that are there stay."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("convening", "0015_sealed_file_names")]

    operations = [
        migrations.AlterField(
            model_name="registration",
            name="number",
            field=models.PositiveIntegerField(default=0, help_text="Drawn at random in the cycle, once confirmed"),
        )
    ]
