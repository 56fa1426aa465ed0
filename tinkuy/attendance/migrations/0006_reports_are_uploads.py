from contextlib import suppress
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import OuterRef, Subquery

from tinkuy.core import sealing
from tinkuy.core.keys import key_store

KIND = "attendance_import"
"""Also the place for which the values of a report are sealed: they are taken over as they are."""
OWN_PAGE = "own-page"
"""Begins the fingerprint of a session's live page, which is of no file."""
MADE = ("cycle_id", "made_by_id", "made_at")
SAME = (
    *("public_id", "webinar_id", "state", "encoding", "sealed_filename", "sealed_file", "sealed_shown", "counts"),
    *("committed_at", "undone_at", "erase_on", "layout", "zone", "language", "mapping_id", "sealed_columns"),
)
DROPPED = ("found_by", "is_sure", "is_left_out")
WAITING = ("cycle_id", "public_id", "webinar_id", "zone", "is_unread", "needs_columns", "erase_on", *DROPPED)
JOB = ("public_id", "deed", "state", "language", "task", "sealed_refusal", "ended_at")


def take_over(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Each report is an upload, in the batch with which it was dropped in or in one of its own."""
    batches = _batches(apps)
    files = _reports(apps, batches) | _waiting(apps, batches)
    _presences(apps)
    _jobs(apps, batches, files)
    entries = apps.get_model("journal", "Entry")._base_manager.filter(subject="importbatch")
    entries.update(subject="batch")


def _rows(apps: Apps, name: str, app: str = "attendance") -> Any:
    return apps.get_model(app, name)._base_manager.order_by("pk")


def _same(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _batches(apps: Apps) -> dict[int, Any]:
    """By the key of the former one."""
    new = apps.get_model("uploads", "Batch")._base_manager
    return {one.pk: new.create(**_same(one, ("public_id", *MADE))) for one in _rows(apps, "ImportBatch").iterator()}


def _reports(apps: Apps, batches: dict[int, Any]) -> dict[str, str]:
    """By the id of a dropped file, that of the upload which it is now."""
    files: dict[str, str] = {}
    for report in _rows(apps, "FormerReport").iterator():
        dropped = list(_rows(apps, "DroppedFile").filter(draft=report))
        first = next((file for file in dropped if not file.was_known), None)
        files |= {file.public_id: report.public_id for file in dropped}
        own = apps.get_model("uploads", "Batch")._base_manager
        batch = batches[first.batch_id] if first else own.create(**_same(report, MADE))
        found = _same(first, DROPPED) if first else {"found_by": "person", "is_sure": True}
        upload = _rows(apps, "AttendanceImport").create(
            kind=KIND, batch=batch, fingerprint=_keyed(report.fingerprint), **_same(report, (*MADE, *SAME)), **found
        )
        _rows(apps, "FormerReport").filter(pk=report.pk).update(upload=upload.pk)
    return files


def _keyed(fingerprint: str) -> str:
    return fingerprint if fingerprint.startswith(OWN_PAGE) else sealing.blind_index(fingerprint, place=KIND)


def _waiting(apps: Apps, batches: dict[int, Any]) -> dict[str, str]:
    """Files that are no report yet. Their values are sealed anew for their place among the uploads."""
    files: dict[str, str] = {}
    for file in _rows(apps, "DroppedFile").filter(draft=None).select_related("cycle").iterator():
        batch = batches[file.batch_id]
        sealed = {name: _moved(file, name) for name in ("file", "filename", "refusal")}
        _rows(apps, "AttendanceImport").create(
            kind=KIND,
            batch=batch,
            fingerprint=_keyed(file.fingerprint),
            made_by_id=batch.made_by_id,
            made_at=batch.made_at,
            **_same(file, WAITING),
            **{f"sealed_{name}": value for name, value in sealed.items()},
        )
        files[file.public_id] = file.public_id
    return files


def _moved(file: Any, name: str) -> bytes:
    """b"" for what nobody can open any more."""
    with suppress(sealing.Unsealable):
        cycle, value = file.cycle.public_id, bytes(getattr(file, f"sealed_{name}"))
        key = key_store.unwrapped(f"cycle-{cycle}", place=f"cycle|{cycle}")
        text = sealing.unseal(value, key=key, place=f"dropped_file|{name}|{file.public_id}")
        return sealing.seal(text, key=key, place=f"{KIND}|{name}|{file.public_id}") if text else b""
    return b""


def _presences(apps: Apps) -> None:
    """All by one statement: the former keys and those of now are not told apart."""
    former = apps.get_model("attendance", "FormerReport")._base_manager.filter(pk=OuterRef("source_id"))
    apps.get_model("attendance", "Presence")._base_manager.update(source_id=Subquery(former.values("upload_id")[:1]))


def _jobs(apps: Apps, batches: dict[int, Any], files: dict[str, str]) -> None:
    new = apps.get_model("uploads", "ImportJob")._base_manager
    for job in _rows(apps, "ImportJob").select_related("upload", "draft__upload").iterator():
        upload = job.upload or (job.draft and job.draft.upload)
        if upload or job.batch_id:
            batch = {"batch": batches[job.batch_id]} if job.batch_id else {"batch_id": upload.batch_id}
            chosen = [files[file] for file in job.files if file in files]
            new.create(upload=upload, files=chosen, **batch, **_same(job, (*MADE, *JOB)))


class Migration(migrations.Migration):
    dependencies = [("attendance", "0005_former_reports")]

    operations = [migrations.RunPython(take_over, migrations.RunPython.noop)]
