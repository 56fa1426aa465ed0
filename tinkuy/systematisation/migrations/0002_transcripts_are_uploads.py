import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def give_uploads(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Each transcript that is there was brought by a file, which was not kept."""
    transcript_model = apps.get_model("systematisation", "Transcript")
    batch_model, upload_model = apps.get_model("uploads", "Batch"), apps.get_model("uploads", "Upload")
    for transcript in transcript_model._base_manager.iterator():
        made = {"cycle_id": transcript.cycle_id, "made_by_id": transcript.imported_by_id}
        batch = batch_model._base_manager.create(made_at=transcript.imported_at, **made)
        transcript.upload = upload_model._base_manager.create(
            batch=batch,
            kind="transcript",
            state="committed",
            webinar_id=transcript.webinar_id,
            fingerprint=transcript.fingerprint,
            made_at=transcript.imported_at,
            committed_at=transcript.imported_at,
            erase_on=transcript.imported_at.date(),
            **made,
        )
        transcript.save(update_fields=["upload"])


class Migration(migrations.Migration):
    dependencies = [("systematisation", "0001_initial"), ("uploads", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="transcript",
            name="upload",
            field=models.OneToOneField(
                help_text="Which brought it",
                null=True,
                on_delete=django.db.models.deletion.RESTRICT,
                to="uploads.upload",
            ),
        ),
        migrations.RunPython(give_uploads, migrations.RunPython.noop, elidable=True),
    ]
