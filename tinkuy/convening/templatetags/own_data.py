"""A participant's own data in readable words: `{% load own_data %}`. What has no word here is shown as it is."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.translation import get_language_info, gettext as _, gettext_lazy, pgettext_lazy

from tinkuy.convening.registrations.models import AppearsAs, Need, Purpose
from tinkuy.people.countries import country_name
from tinkuy.people.roles import Sector
from tinkuy.planning.hours import day_with_year

register = template.Library()

Words = Mapping[str, str | Promise]

PARTS: Words = {
    "registration": gettext_lazy("Registration"),
    "sessions": gettext_lazy("Sessions"),
    "consents": gettext_lazy("Permissions"),
    "answers": gettext_lazy("What this cycle asks"),
    "attendance": gettext_lazy("When you were in a session"),
    "certificates": gettext_lazy("Your certificate"),
    "devices": gettext_lazy("Browsers"),
    "messages": gettext_lazy("Messages to you"),
    "questions": gettext_lazy("Your questions"),
    "ratings": gettext_lazy("How you rated the sessions"),
    "proposals": gettext_lazy("What you proposed and said in the call"),
    "journal": gettext_lazy("What the journal knows"),
}

FIELDS: Words = {
    "cycle": gettext_lazy("Cycle"),
    "number": gettext_lazy("Number"),
    "appears_as": gettext_lazy("You appear"),
    "name": gettext_lazy("Name or alias"),
    "email": pgettext_lazy("field of a form", "E-mail"),
    "country": gettext_lazy("Country"),
    "sector": gettext_lazy("You work in"),
    "organisation": gettext_lazy("Organisation"),
    "language": gettext_lazy("Language"),
    "needs": gettext_lazy("To take part better"),
    "note": gettext_lazy("Anything else that we should provide for?"),
    "joins_new_webinars": gettext_lazy("Signed up for sessions that are added"),
    "calendar_address_made_at": gettext_lazy("Address of your calendar made"),
    "made_at": gettext_lazy("Registered"),
    "confirmed_at": gettext_lazy("Confirmed"),
    "erased_on": gettext_lazy("Erased after"),
    "title": gettext_lazy("Title"),
    "starts_at": gettext_lazy("Begins"),
    "purpose": pgettext_lazy("of a consent", "Purpose"),
    "version": gettext_lazy("Version of the text"),
    "words": gettext_lazy("Text"),
    "given_at": gettext_lazy("Given"),
    "withdrawn_at": gettext_lazy("Taken back"),
    "ended_at": gettext_lazy("Ended by the site, which asks for it no more"),
    "session": gettext_lazy("Session"),
    "joined_at": gettext_lazy("Came in"),
    "left_at": gettext_lazy("Left"),
    "code": gettext_lazy("Code of the certificate"),
    "issued_at": gettext_lazy("Issued"),
    "attended": gettext_lazy("Sessions attended"),
    "shows_name": gettext_lazy("Shows your name where it is checked"),
    "useful": gettext_lazy("Useful for your work"),
    "will_apply": gettext_lazy("You will apply something of it"),
    "counted_at": gettext_lazy("Counted, and no longer yours"),
    "asked_at": gettext_lazy("Asked"),
    "shown_as": gettext_lazy("Shown"),
    "waits_for_a_place": gettext_lazy("Waits for a place"),
    "question": gettext_lazy("The question"),
    "state": gettext_lazy("State"),
    "reason": gettext_lazy("Reason"),
    "answer": gettext_lazy("Answer"),
    "upvotes": gettext_lazy("Upvotes"),
    "supported": gettext_lazy("You support"),
    "mailed_step": gettext_lazy("Told you by mail"),
    "opened_at": gettext_lazy("Opened"),
    "closed_at": gettext_lazy("Closed on"),
    "kind": gettext_lazy("Kind"),
    "owed_at": gettext_lazy("Written"),
    "sent_at": gettext_lazy("Sent"),
    "at": gettext_lazy("When"),
    "who": gettext_lazy("Who"),
    "deed": gettext_lazy("Deed"),
}

VALUES: Mapping[str, Words] = {
    "appears_as": dict(AppearsAs.choices),
    "sector": dict(Sector.choices),
    "purpose": dict(Purpose.choices),
    "kind": {
        "confirm-registration": gettext_lazy("Confirm your registration"),
        "registration-confirmed": gettext_lazy("Your place is confirmed"),
        "confirm-address": gettext_lazy("A code for your new address"),
        "address-left": gettext_lazy("We write to another address from now on"),
        "already-registered": gettext_lazy("Your registration"),
        "personal-code": gettext_lazy("Your code"),
        "question-news": gettext_lazy("News of what you asked"),
        "place-free": gettext_lazy("A place was freed"),
        "registration-admitted": gettext_lazy("Your registration was accepted"),
        "registration-not-admitted": gettext_lazy("An answer to your registration"),
        "session-added": gettext_lazy("A session was added"),
        "session-changed": gettext_lazy("A session has changed"),
        "session-reminder": gettext_lazy("A reminder of a session"),
        "session-follow-up": gettext_lazy("A message after a session"),
        "cycle-cancelled": gettext_lazy("The cycle of sessions is cancelled"),
        "certificate-ready": gettext_lazy("Your certificate is ready"),
        "own-proposal-answered": gettext_lazy("Your proposal has an answer"),
    },
    "mailed_step": {
        "answered": gettext_lazy("that it was answered"),
        "cited": gettext_lazy("that it was kept as a quote"),
        "finding": gettext_lazy("that it supports a finding"),
        "recommendation": gettext_lazy("that it led to a recommendation"),
    },
    "deed": {
        "chose mail about questions": gettext_lazy("chose whether mails tell what becomes of questions"),
        "asked to register": gettext_lazy("asked to register"),
        "registered": gettext_lazy("registered"),
        "confirmed": gettext_lazy("confirmed the registration"),
        "opened": gettext_lazy("opened the page in a browser"),
        "closed a device": gettext_lazy("closed a browser"),
        "chose sessions": gettext_lazy("chose sessions"),
        "changed appearance": gettext_lazy("changed how to appear"),
        "changed details": gettext_lazy("changed country, work or language"),
        "asked for another address": gettext_lazy("asked for another address"),
        "changed the address": gettext_lazy("changed the address"),
        "changed answers": gettext_lazy("changed answers"),
        "admitted": gettext_lazy("accepted the registration"),
        "declined": gettext_lazy("did not accept the registration"),
        "exported the answers of": gettext_lazy("took away the answers to the cycle's questions"),
        "changed needs": gettext_lazy("changed what is needed"),
        "made a calendar address": gettext_lazy("made an address of the calendar"),
        "closed a calendar address": gettext_lazy("closed the address of the calendar"),
        "changed consents": gettext_lazy("changed permissions"),
        "showed the name of a certificate": gettext_lazy("let the page of the certificate show the name"),
        "hid the name of a certificate": gettext_lazy("took the name off the page of the certificate"),
        "previewed": gettext_lazy("looked at an attendance report"),
        "committed": gettext_lazy("imported an attendance report"),
        "undid": gettext_lazy("took an attendance report back"),
        "matched": gettext_lazy("decided that an account is yours"),
        "looked at a message for": gettext_lazy("looked at a message as you receive it"),
        "looked at the registrations of": gettext_lazy("looked at the list of registrations"),
        "confirmed by hand": gettext_lazy("confirmed your registration by hand"),
        "sent the confirmation again": gettext_lazy("had the mail that confirms it sent again"),
        "withdrew by hand": gettext_lazy("withdrew your registration"),
        "marked as a walk-in": gettext_lazy("noted that you came without registering"),
        "unmarked as a walk-in": gettext_lazy("noted that you registered before you came"),
        "corrected the origin": gettext_lazy("corrected your country or institution"),
        "exported the registrations of": gettext_lazy("took away the list of registrations"),
        "exported the addresses of": gettext_lazy("took away the e-mail addresses"),
        "exported the attendance of": gettext_lazy("took away the attendance list"),
    },
}


@register.filter
def part_of_data(name: str) -> str:
    return str(PARTS.get(name, name))


@register.filter
def field_of_data(name: str) -> str:
    return str(FIELDS.get(name, name))


@register.filter
def value_of_data(value: Any, key: str) -> str:
    """Codes as words, moments as days and hours in UTC, nothing as a dash."""
    if value is True or value is False:
        return _("yes") if value else _("no")
    if value in (None, "", []):
        return "—"
    if isinstance(value, list):
        return ", ".join(str(dict(Need.choices).get(code, code)) for code in value)
    if key == "country":
        return country_name(str(value))
    if key == "language":
        return str(get_language_info(str(value))["name_local"])
    if key.endswith("_on"):
        return day_with_year(date.fromisoformat(value))
    if key == "at" or key.endswith("_at"):
        moment = datetime.fromisoformat(value)
        return _("%(day)s, %(hour)s UTC") % {"day": day_with_year(moment.date()), "hour": f"{moment:%H:%M}"}
    return str(VALUES.get(key, {}).get(str(value), value))
