import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def have_them_counted(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """The worker counts, at its next start, every cycle that has attendance."""
    cycles = apps.get_model("attendance", "Presence")._base_manager.order_by().values_list("cycle", flat=True)
    rows = apps.get_model("attendance", "PublicPersons")
    rows._base_manager.bulk_create([rows(cycle_id=cycle) for cycle in cycles.distinct()])


class Migration(migrations.Migration):
    dependencies = [("attendance", "0007_without_former_reports"), ("planning", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="PublicPersons",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by_session", models.JSONField(blank=True, default=dict)),
                (
                    "basis",
                    models.CharField(
                        blank=True, help_text="Fingerprint of hours, states and least minutes", max_length=64
                    ),
                ),
                ("changes", models.PositiveIntegerField(default=0, help_text="How often attendance changed")),
                ("counted_changes", models.IntegerField(default=-1, help_text="-1: never counted")),
                ("cycle", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
            ],
        ),
        migrations.RunPython(have_them_counted, migrations.RunPython.noop),
    ]
