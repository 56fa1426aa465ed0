import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def follow(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """The jobs of a list are those of the upload that it became."""
    uploads = dict(apps.get_model("uploads", "Upload")._base_manager.values_list("public_id", "pk"))
    jobs = apps.get_model("attendance", "ImportJob")._base_manager.exclude(listed=None)
    for pk, public_id in list(jobs.values_list("pk", "listed__public_id")):
        jobs.filter(pk=pk).update(upload=uploads[public_id])


class Migration(migrations.Migration):
    dependencies = [("attendance", "0001_initial"), ("convening", "0002_lists_are_uploads")]

    operations = [
        migrations.AddField(
            model_name="importjob",
            name="upload",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="jobs",
                to="uploads.upload",
            ),
        ),
        migrations.RunPython(follow, migrations.RunPython.noop),
    ]
