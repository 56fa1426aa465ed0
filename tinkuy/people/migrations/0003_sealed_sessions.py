"""Sessions that were kept in clear are sealed; those that are over go."""

from django.contrib.sessions.backends.db import SessionStore as InClear
from django.db import migrations
from django.utils import timezone

from tinkuy.people.sealed_sessions import SessionStore


def seal_sessions(apps, schema_editor):
    sessions = apps.get_model("sessions", "Session").objects
    sessions.filter(expire_date__lt=timezone.now()).delete()
    for session in sessions.iterator():
        held = InClear().decode(session.session_data)
        if held:
            session.session_data = SessionStore(session.session_key).encode(held)
            session.save(update_fields=["session_data"])
        else:
            session.delete()


class Migration(migrations.Migration):
    dependencies = [("people", "0002_security"), ("sessions", "0001_initial")]

    operations = [migrations.RunPython(seal_sessions, migrations.RunPython.noop, elidable=True)]
