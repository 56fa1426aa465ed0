"""A database in which reports of attendance had tables of their own opens with each of them among the uploads."""

import json
from typing import Any

import pytest

from tests.conftest import database
from tests.running import Site

pytestmark = [pytest.mark.processes, pytest.mark.both_databases]

BEFORE = [
    *[("attendance", "0004_three_deeds"), ("convening", "0003_without_lists"), ("uploads", "0002_large_files")],
    ("planning", "0005_next_cycle"),
]
"""Of planning what its models are today, by which the rows are written."""

SCOPED = """
import json, os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "tinkuy.config.settings"
django.setup()
from datetime import timedelta
from django_scopes import scopes_disabled
from tinkuy.core import clock, sealing
from tinkuy.core.keys import key_store
from tinkuy.planning.cycles.models.cycle import Cycle, key_name, key_place
everywhere = scopes_disabled()
everywhere.__enter__()
"""

FILL = f"""{SCOPED}
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
executor = MigrationExecutor(connection)
apps = executor.loader.project_state({BEFORE!r}).apps
with connection.schema_editor() as editor:  # its tables at once: each migration on the way would draw all models anew
    for model in apps.get_models():
        if model._meta.managed and not model._meta.proxy:
            editor.create_model(model)
executor.recorder.ensure_schema()
for migration, _ in executor.migration_plan({BEFORE!r}):
    executor.recorder.record_applied(migration.app_label, migration.name)
def rows(name, app="attendance"):
    return apps.get_model(app, name)._base_manager
cycle = Cycle(slug="ciclo", title={{"es": "Ciclo"}})  # has its key; its row is of the tables as they were
key_store.make(key_name(cycle.public_id), place=key_place(cycle.public_id))
cycle.pk = rows("Cycle", "planning").create(public_id=cycle.public_id, slug=cycle.slug, title=cycle.title).pk
session = rows("Webinar", "planning").create(
    cycle_id=cycle.pk, ordinal=1, title={{"es": "Uno"}}, starts_at=clock.now()
)
made, day = {{"cycle_id": cycle.pk}}, clock.today() + timedelta(days=3)
def sealed(model, public_id, **texts):
    return {{
        f"sealed_{{name}}": sealing.seal(text, key=cycle.data_key, place=f"{{model}}|{{name}}|{{public_id}}")
        for name, text in texts.items()
    }}
other = rows("Batch", "uploads").create(**made)
for number in range(5):  # so that an upload and the report which it was have keys that differ
    rows("Upload", "uploads").create(**made, batch=other, kind="codebook", erase_on=day)
def report(public_id, state, fingerprint):
    return rows("AttendanceImport").create(
        **made, public_id=public_id, state=state, fingerprint=fingerprint, webinar_id=session.pk, layout="zoom",
        zone="UTC", erase_on=day, **sealed("attendance_import", public_id, filename=public_id, file="YQ=="),
    )
def dropped(public_id, batch, draft=None, **details):
    return rows("DroppedFile").create(
        **made, public_id=public_id, batch=batch, draft=draft, fingerprint=public_id, zone="UTC", erase_on=day,
        **details,
    )
counting, waiting = report("counts", "committed", "a"), report("waits", "previewed", "b")
page = report("page", "committed", "own-page-1")
for source in (counting, counting, page):
    rows("Presence").create(
        **made, webinar_id=session.pk, source=source, joined_at=clock.now(), left_at=clock.now(), erase_on=day
    )
several = rows("ImportBatch").create(**made, public_id="several")
again = rows("ImportBatch").create(**made, public_id="again")
dropped("d-waits", several, waiting, found_by="day", is_sure=True)
dropped("d-refused", several, is_left_out=True, webinar_id=session.pk, **sealed(
    "dropped_file", "d-refused", filename="nota.csv", file="Yg==", refusal="No es un informe."))
dropped("d-known", again, counting, was_known=True)
rows("ImportJob").create(**made, public_id="job", deed="count", batch=several, files=["d-waits", "d-refused"])
rows("ImportJob").create(**made, public_id="alone", deed="take-back", state="done", draft=counting)
rows("Entry", "journal").create(deed="imported", subject="importbatch", subject_id="several", at=clock.now())
"""

HOLDS = f"""{SCOPED}
from tinkuy.attendance.presences.models import AttendanceImport
from tinkuy.journal.models import Entry
from tinkuy.uploads.models import Batch, ImportJob, Upload
reports = {{
    one.public_id: [one.kind, one.file_state, one.filename, one.stored_file(), one.refusal, one.presences.count(),
                    one.batch.public_id in ("several", "again") and one.batch.public_id]
    for one in AttendanceImport.objects.all()
}}
jobs = {{job.public_id: [job.batch.public_id == "several", job.upload and job.upload.public_id, job.files]
        for job in ImportJob.objects.all()}}
keyed = [len(one.fingerprint) for one in AttendanceImport.objects.order_by("pk")]
print(json.dumps({{"reports": reports, "jobs": jobs, "keyed": keyed, "uploads": Upload.objects.count(),
                  "batches": Batch.objects.count(), "entries": list(Entry.objects.values_list("subject", flat=True))}}))
"""


def result_of(site: Site, program: str) -> Any:
    done = site.run_python("-c", program)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1]) if done.stdout else None


def test_each_report_is_an_upload_with_its_file_its_presences_and_its_batch(tmp_path):
    assert Site(tmp_path).run("keys").returncode == 0
    site = Site(tmp_path, database())
    result_of(site, FILL)

    done = site.run("migrate", "--skip-checks")

    assert done.returncode == 0, done.stderr
    kind = "attendance_import"
    assert result_of(site, HOLDS) == {
        "reports": {
            "counts": [kind, "imported", "counts", "YQ==", "", 2, False],
            "waits": [kind, "ready", "waits", "YQ==", "", 0, "several"],
            "page": [kind, "imported", "page", "YQ==", "", 1, False],
            "d-refused": [kind, "left-out", "nota.csv", "Yg==", "No es un informe.", 0, "several"],
        },
        "jobs": {"job": [True, None, ["waits", "d-refused"]], "alone": [False, "counts", []]},
        "keyed": [64, 64, len("own-page-1"), 64],
        "uploads": 9,
        "batches": 5,
        "entries": ["batch"],
    }
