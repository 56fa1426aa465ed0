import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from tinkuy.core import sealing

KIND = "registration_list"
"""Also the place for which the values of a list are sealed: they are taken over as they are."""

SAME = (
    *("cycle_id", "public_id", "state", "encoding", "sealed_filename", "sealed_file", "sealed_shown", "counts"),
    *("made_by_id", "made_at", "committed_at", "undone_at", "erase_on", "is_unread"),
)
DEEDS = {"previewed": "previewed list", "committed": "committed list", "undid": "undid list"}


def take_over(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Each list becomes an upload in a batch of its own, and what it registered says so."""
    lists, registrations = apps.get_model("convening", "RegistrationList"), apps.get_model("convening", "Registration")
    batch_model, upload_model = apps.get_model("uploads", "Batch"), apps.get_model("uploads", "Upload")
    for listed in lists._base_manager.order_by("pk").iterator():
        batch = batch_model._base_manager.create(
            cycle_id=listed.cycle_id, made_by_id=listed.made_by_id, made_at=listed.made_at
        )
        upload = upload_model._base_manager.create(
            batch=batch,
            kind=KIND,
            fingerprint=sealing.blind_index(listed.fingerprint, place=KIND),
            **{name: getattr(listed, name) for name in SAME},
        )
        registrations._base_manager.filter(listed=listed).update(upload=upload)
    for before, now in DEEDS.items():
        entries = apps.get_model("journal", "Entry")._base_manager.filter(subject="registrationlist", deed=before)
        entries.update(subject="upload", deed=now)


class Migration(migrations.Migration):
    dependencies = [("convening", "0001_initial"), ("uploads", "0002_large_files"), ("journal", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="registration",
            name="upload",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="registrations",
                to="uploads.upload",
            ),
        ),
        migrations.RunPython(take_over, migrations.RunPython.noop),
    ]
