from datetime import timedelta

from django.db import migrations, models

from tinkuy.core import clock


def await_who_never_entered(apps, schema_editor):
    """Who was invited before there was a last day, and never came in, has one from now on."""
    never_entered = apps.get_model("people", "Person").objects.filter(last_login=None, is_example=False)
    never_entered.update(awaited_until=clock.today() + timedelta(days=30))


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="person",
            name="awaited_until",
            field=models.DateField(
                blank=True,
                help_text="The last day on which whoever was invited can enter for the first time",
                null=True,
            ),
        ),
        migrations.RunPython(await_who_never_entered, migrations.RunPython.noop),
    ]
