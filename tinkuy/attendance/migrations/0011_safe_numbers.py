import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def have_them_decided(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """The worker counts every cycle that has attendance once, and decides after it."""
    cycles = apps.get_model("attendance", "PublicPersons")._base_manager.values_list("cycle", flat=True)
    rows = apps.get_model("attendance", "RegistrationChange")
    rows._base_manager.bulk_create([rows(cycle=cycle) for cycle in cycles])


class Migration(migrations.Migration):
    dependencies = [("attendance", "0010_certificates"), ("planning", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="SafeNumbers",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "same",
                    models.CharField(help_text="Fingerprint of the persons, the audience and the rules", max_length=32),
                ),
                ("cells", models.JSONField(blank=True, default=list)),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="planning.cycle"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("cycle", "same"), name="one_decision_for_the_same")],
            },
        ),
        migrations.RunPython(have_them_decided, migrations.RunPython.noop),
    ]
