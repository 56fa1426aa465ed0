"""Tables that no public page reads: what is written to them makes no page anew.

The whole of an app, or one table. `tests/promises/pages/test_public_changes.py` asks every kept page what it reads.
"""

from django.apps import apps

from tinkuy.stream.public_changes import never_public

APPS = ("sessions", "journal", "notices", "dialogue", "uploads", "django_tasks_database")
MODELS = (
    *("people.CodeApp", "people.EntryLink", "people.FailedTries", "people.Passkey", "people.RecoveryCode"),
    *("people.SignInCode", "people.SignInSession"),
    *("convening.Consent", "convening.Device", "convening.PersonalCode"),
    *("planning.GuestCode", "planning.GuestDevice"),
)


def declare_private_tables() -> None:
    models = [model for app in APPS for model in apps.get_app_config(app).get_models(include_auto_created=True)]
    never_public(model._meta.db_table for model in [*models, *map(apps.get_model, MODELS)])
