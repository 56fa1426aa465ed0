from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0002_awaited_until")]

    operations = [
        migrations.AddField(
            model_name="person",
            name="has_chosen_language",
            field=models.BooleanField(
                default=False, help_text="Whether they chose it themselves: pages after entering are in it then"
            ),
        ),
    ]
