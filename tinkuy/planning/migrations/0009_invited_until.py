from datetime import timedelta

from django.db import migrations, models
from django.db.models import Q
from django.utils import timezone


def give_a_last_day(apps, schema_editor):
    """Who is awaited was told of no last day: they have the whole time from today on."""
    awaited = apps.get_model("planning", "TeamRole")._base_manager.filter(Q(sent_at__isnull=False, entered_at=None))
    awaited.update(invited_until=timezone.now().date() + timedelta(days=30))


class Migration(migrations.Migration):
    dependencies = [("planning", "0008_hub_words_and_taken_roles")]

    operations = [
        migrations.AddField(
            model_name="teamrole",
            name="invited_until",
            field=models.DateField(blank=True, help_text="The last day on which they can enter by it", null=True),
        ),
        migrations.RunPython(give_a_last_day, migrations.RunPython.noop),
    ]
