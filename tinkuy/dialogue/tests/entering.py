"""Browsers of the tests: a participant's page open in one, a person of the team signed in in another."""

from django.conf import settings
from django.test import Client

from tinkuy.convening.participant_page.pages import PARTICIPANT_PAGES
from tinkuy.convening.registrations.models import Device
from tinkuy.dialogue.floor.voices import Voice

AS_SCRIPT = {"Accept": "application/json"}


def browser_of(voice: Voice) -> Client:
    client = Client()
    registration = voice.registration
    if registration is None:
        client.force_login(voice.person)
        return client
    device = Device.objects.create(cycle=registration.cycle, registration=registration)
    session = client.session
    session[PARTICIPANT_PAGES.browsers_key] = {registration.cycle.public_id: device.public_id}
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return client
