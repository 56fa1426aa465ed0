"""What the installation declares of what is not in our own models: tables that no public page reads, and what may hold
persons' words, for the map of `core/personal_data_map`.

The whole of an app, or one table. `tests/promises/pages/test_public_changes.py` asks every kept page what it reads.
"""

from django.apps import apps

from tinkuy.core.personal_data_map import Until, also_holds
from tinkuy.stream.public_changes import never_public

APPS = (
    *("attendance", "convening", "desk", "dialogue", "hub", "journal", "notices", "uploads"),
    *("django_tasks_database", "sessions"),
)
MODELS = (
    *("people.CodeApp", "people.EntryLink", "people.FailedTries", "people.Passkey", "people.RecoveryCode"),
    *("people.SignInCode", "people.SignInSession"),
    *("planning.GuestCode", "planning.GuestDevice"),
    *("practice.RecognitionLetter", "hub.HubRelease", "publication.DoiAccount", "publication.SheetDoi"),
)
READ_ALL_THE_SAME = (
    *("attendance.PublicPersons", "convening.RegistrationQuestion", "hub.PracticeCall"),
    *("hub.HubReview", "hub.KnownHub", "hub.CopiedEntry"),
    *("dialogue.Agreement", "dialogue.AgreementParty", "dialogue.AgreementStep"),
)
"""Of these apps."""


def declare_private_tables() -> None:
    models = [model for app in APPS for model in apps.get_app_config(app).get_models(include_auto_created=True)]
    models += map(apps.get_model, MODELS)
    never_public(model._meta.db_table for model in models if model._meta.label not in READ_ALL_THE_SAME)


def declare() -> None:
    _tables()
    _files()
    _memories()


def _tables() -> None:
    """Those of libraries. The first three hold names of models and nothing of anybody."""
    for label in ("contenttypes.ContentType", "auth.Permission", "auth.Group"):
        also_holds(label, "Ids and words of the program", Until.HUB, "")
    also_holds(
        "sessions.Session",
        "What a browser's session holds, sealed: an address typed at the door, which pages are open in it",
        Until.HOURS,
        "people.actions.sessions.forget_spent_entries",
    )
    also_holds(
        "django_tasks_database.DBTaskResult",
        "Jobs of the worker: ids, and of a job that broke where it did",
        Until.DAYS,
        "notices.jobs.forget_finished_jobs",
    )


def _files() -> None:
    also_holds("db.sqlite3, db.sqlite3-wal", "The tables, and pages not yet written into them", Until.MINUTE,
               "core.lasting_erasure.forgetting.empty_the_log")  # fmt: skip
    also_holds(
        "PostgreSQL: tables",
        "Former versions of rows",
        Until.DAYS,
        "attendance.erasing.actions.former_rows.forget_withdrawn_lately",
    )
    also_holds(
        "guests/",
        "Photos of guests, drawn anew and sealed",
        Until.GUEST_ENDS,
        "planning.guests.actions.erasing.erase_guests",
    )
    also_holds("materials/", "Documents of sessions, written anew and sealed", Until.OWN_DAY,
               "systematisation.materials.actions.scheduled.erase_materials")  # fmt: skip
    also_holds("hub-copies/", "The last copy of the public pages, with whoever agreed to stand there", Until.OWN_DAY,
               "hub.hub_copies.actions.forget_old_copies")  # fmt: skip
    also_holds(
        "ephemeral/",
        "Keys of votes, and how far a job is",
        Until.ROOM_CLOSES,
        "dialogue.closing.actions.end_rooms",
    )
    also_holds("log", "Routes, status, duration: no address, name, query or body", Until.HUB, "")
    also_holds("temporary file", "Presences of a report that is being imported, sealed, in a file without a name",
               Until.ANSWERED, "attendance.uploads.actions.reports.prepare_report")  # fmt: skip


def _memories() -> None:
    also_holds("memory: drafts and vectors", "What was made of a text a moment ago", Until.MINUTES,
               "language.memory.forget_all")  # fmt: skip
    also_holds("memory: public pages", "Pages as anybody may read them, with whoever agreed to stand there; words that "
               "were looked for", Until.MINUTE, "config.web.finished.pages.forget_past")  # fmt: skip
    also_holds("memory: the sandbox", "A file that is being read, in a process that ends with it", Until.ANSWERED,
               "core.sandbox.running.parsed")  # fmt: skip
    also_holds("memory: countries", "Cells that were asked for a country, 4096 at most, until the program ends",
               Until.HUB, "")  # fmt: skip
