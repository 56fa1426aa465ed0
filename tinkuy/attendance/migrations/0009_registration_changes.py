from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def have_them_counted(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """The worker counts every cycle once: somebody may have registered since the public numbers were hidden."""
    cycles = apps.get_model("attendance", "PublicPersons")._base_manager.values_list("cycle", flat=True)
    rows = apps.get_model("attendance", "RegistrationChange")
    rows._base_manager.bulk_create([rows(cycle=cycle) for cycle in cycles])


class Migration(migrations.Migration):
    dependencies = [("attendance", "0008_public_persons")]

    operations = [
        migrations.CreateModel(
            name="RegistrationChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("cycle", models.BigIntegerField()),
            ],
            options={"ordering": ["id"]},
        ),
        migrations.RunPython(have_them_counted, migrations.RunPython.noop),
    ]
