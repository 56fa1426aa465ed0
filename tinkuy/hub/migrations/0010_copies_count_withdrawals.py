from django.db import migrations


def forget_former_copies(apps, _schema_editor):
    """Nobody counted what was withdrawn since they were read: the hub is copied anew. Their files go by the clock."""
    apps.get_model("hub", "HubCopy")._base_manager.all().delete()


class Migration(migrations.Migration):
    dependencies = [("hub", "0009_hub_copies")]

    operations = [
        migrations.RunPython(forget_former_copies, migrations.RunPython.noop),
        migrations.RemoveField(model_name="hubcopy", name="last_entry"),
    ]
