"""Run by pretix's own Python: a public event with one free ticket; its form asks name, e-mail, country, consent."""

import datetime as dt

import django

django.setup()

from django.utils.timezone import now  # noqa: E402
from django_scopes import scope, scopes_disabled  # noqa: E402
from pretix.base.models import Event, Organizer  # noqa: E402

COUNTRIES = [
    "Argentina",
    "Bolivia",
    "Brasil",
    "Chile",
    "Colombia",
    "Ecuador",
    "Paraguay",
    "Perú",
    "Uruguay",
    "Venezuela",
]


def event():
    with scopes_disabled():
        organiser = Organizer.objects.create(name="Ejemplo", slug="ejemplo")
    with scope(organizer=organiser):
        start = now() + dt.timedelta(days=10)
        made = Event.objects.create(
            organizer=organiser,
            name="Ciclo de webinarios",
            slug="ciclo",
            date_from=start,
            date_to=start + dt.timedelta(days=28),
            currency="USD",
            live=True,
            is_public=True,
            plugins="pretix.plugins.sendmail",
        )
        made.settings.locales = ["es", "en"]
        made.settings.locale = "es"
        made.settings.timezone = "America/Bogota"
        made.settings.attendee_names_asked = True
        made.settings.attendee_names_required = True
        made.settings.max_items_per_order = 1
        _ticket(made)


def _ticket(made):
    ticket = made.items.create(name="Inscripción", default_price=0, admission=True, personalized=True)
    quota = made.quotas.create(name="Cupos", size=500)
    quota.items.add(ticket)
    country = made.questions.create(question="País", type="C", required=True, position=1)
    country.items.add(ticket)
    for place, name in enumerate(COUNTRIES):
        country.options.create(answer=name, position=place)
    consent = made.questions.create(question="Acepto el uso de mis datos", type="B", required=True, position=2)
    consent.items.add(ticket)


event()
