from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

DEEDS = {
    "read": ("read-list",),
    "count": ("import", "import-all", "register"),
    "take-back": ("undo", "undo-all", "unregister"),
}


def say_deed(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    jobs = apps.get_model("attendance", "ImportJob")._base_manager
    for deed, kinds in DEEDS.items():
        jobs.filter(deed__in=kinds).update(deed=deed)


class Migration(migrations.Migration):
    dependencies = [("attendance", "0003_jobs_without_lists")]

    operations = [
        migrations.RenameField(model_name="importjob", old_name="kind", new_name="deed"),
        migrations.AlterField(
            model_name="importjob",
            name="deed",
            field=models.CharField(
                choices=[("read", "Reading"), ("count", "Importing"), ("take-back", "Undoing the import")],
                max_length=20,
            ),
        ),
        migrations.RunPython(say_deed, migrations.RunPython.noop),
    ]
