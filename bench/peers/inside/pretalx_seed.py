"""Run by pretalx's own Python: a public cycle of five sessions, twelve speakers and a released schedule."""

import datetime as dt

import django

django.setup()

from django.utils.timezone import now  # noqa: E402
from django_scopes import scope, scopes_disabled  # noqa: E402
from pretalx.event.domain.event import create_event  # noqa: E402
from pretalx.event.models import Organiser  # noqa: E402
from pretalx.person.domain.user import create_user  # noqa: E402
from pretalx.person.models import SpeakerProfile  # noqa: E402
from pretalx.schedule.domain.release import freeze_schedule  # noqa: E402
from pretalx.schedule.domain.slot import move_slot  # noqa: E402
from pretalx.schedule.models import Room  # noqa: E402
from pretalx.submission.domain.submission import create_submission  # noqa: E402
from pretalx.submission.models import Submission  # noqa: E402

ZONE = "America/Bogota"
SESSIONS, SPEAKERS, OF_A_SESSION = 5, 12, 3
WORDS = "En esta sesión se analizan riesgos, buenas prácticas, lecciones y recomendaciones de la región. " * 5


def cycle():
    organiser = Organiser.objects.create(name="Ejemplo", slug="ejemplo")
    start = (now() + dt.timedelta(days=10)).date()
    event = create_event(
        organiser=organiser,
        locales=["es", "en"],
        name="Ciclo de webinarios",
        slug="ciclo",
        is_public=True,
        date_from=start,
        date_to=start + dt.timedelta(days=28),
        timezone=ZONE,
        email="ciclo@example.org",
        primary_color="#0033a0",
        locale="es",
        landing_page_text=WORDS,
    )
    event.is_public = True
    event.save()
    return event, start


def sessions(event, start):
    room = Room.objects.create(event=event, name="Sala virtual", position=1)
    speakers = [
        create_user(email=f"ponente{n}@example.org", name=f"Ponente {n}", locale="es", timezone=ZONE)
        for n in range(SPEAKERS)
    ]
    for speaker in speakers:
        SpeakerProfile.objects.get_or_create(
            user=speaker, event=event, defaults={"biography": WORDS, "name": speaker.name}
        )
    for number in range(SESSIONS):
        who = [speakers[(2 * number + k) % SPEAKERS] for k in range(OF_A_SESSION)]
        talk = Submission(
            event=event,
            title=f"Sesión {number + 1}",
            submission_type=event.submission_types.first(),
            abstract=WORDS[:220],
            description=WORDS,
            content_locale="es",
        )
        talk = create_submission(submission=talk, user=who[0], speakers=who) or talk
        talk.refresh_from_db()
        talk.accept()
        talk.confirm()
        at = dt.datetime.combine(start + dt.timedelta(days=7 * number), dt.time(15), tzinfo=dt.UTC)
        move_slot(talk.slots.filter(schedule=event.wip_schedule).first(), at, room=room)
    freeze_schedule(event.wip_schedule, "1.0", notify_speakers=False)


with scopes_disabled():
    made, first_day = cycle()
with scope(event=made):
    sessions(made, first_day)
