"""Tables that no public page reads: what is written to them makes no page anew.

The whole of an app, or one table. `tests/promises/pages/test_public_changes.py` asks every kept page what it reads.
"""

from django.apps import apps

from tinkuy.stream.public_changes import never_public

APPS = (
    *("attendance", "convening", "dialogue", "journal", "notices", "uploads"),
    *("django_tasks_database", "sessions"),
)
MODELS = (
    *("people.CodeApp", "people.EntryLink", "people.FailedTries", "people.Passkey", "people.RecoveryCode"),
    *("people.SignInCode", "people.SignInSession"),
    *("planning.GuestCode", "planning.GuestDevice"),
)
READ_ALL_THE_SAME = ("attendance.PublicPersons",)
"""Of these apps."""


def declare_private_tables() -> None:
    models = [model for app in APPS for model in apps.get_app_config(app).get_models(include_auto_created=True)]
    models += map(apps.get_model, MODELS)
    never_public(model._meta.db_table for model in models if model._meta.label not in READ_ALL_THE_SAME)
