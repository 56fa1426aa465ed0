"""Removing the example: everything that stands under an example cycle, its trail, its persons and organisations.

What an example cycle leaves outside of its rows: keys of its rooms, events of the stream, participants' mails.
"""

from functools import partial

from django.apps import apps
from django.db import models, transaction
from django.db.models import Q
from django_scopes import scopes_disabled

from tinkuy.attendance.columns.models import HeaderWord
from tinkuy.attendance.public_persons.models import RegistrationChange
from tinkuy.convening.registrations.models import Registration
from tinkuy.core.keys import ephemeral
from tinkuy.core.sealing import Unsealable
from tinkuy.dialogue.floor import channels
from tinkuy.dialogue.floor.voices import room_key_name
from tinkuy.dialogue.polls.keys import poll_key_name
from tinkuy.dialogue.polls.models import Poll
from tinkuy.dialogue.polls.stream_events import voted
from tinkuy.dialogue.ratings.keys import rating_key_name
from tinkuy.hub.practice_calls.models import OfferedPractice, PracticeCall
from tinkuy.journal.erasures import Named
from tinkuy.journal.models import Entry
from tinkuy.notices.campaigns.actions import forget_campaigns
from tinkuy.notices.models import DevelopmentMessage, Notice
from tinkuy.notices.outbox import forget_messages
from tinkuy.own_pages.sealed_contacts import rows_with_contacts
from tinkuy.people.models import Organisation, Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hub_settings.models import HubWords
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.stream.models import Settling, StreamEvent
from tinkuy.stream.queries import CONTROL
from tinkuy.uploads.queries import rests_on

from .pack import Pack


def forget_rooms(cycle: Cycle) -> None:
    """The events of the cycle's rooms now; the keys of upvotes, votes and ratings once its rows are gone."""
    webinars = list(Webinar.objects.select_related("cycle").filter(cycle=cycle))
    polls = list(Poll.objects.filter(cycle=cycle))
    channel_names = [
        channel(webinar) for webinar in webinars for channel in (channels.room, channels.tallies, channels.console)
    ]
    channel_names += [voted(poll) for poll in polls]
    own = Q(kind="mine", subject__in=[str(webinar.pk) for webinar in webinars])
    at_once = Q(channel=CONTROL, subject__in=channel_names)
    for model in (StreamEvent, Settling):
        model.objects.filter(Q(channel__in=channel_names) | own | at_once).delete()
    for name in [*map(room_key_name, webinars), *map(rating_key_name, webinars), *map(poll_key_name, polls)]:
        transaction.on_commit(partial(ephemeral.destroy_key, name))


def forget_messages_of(cycle: Cycle) -> None:
    """What is owed and was sent to whoever registered for the cycle, on this machine's mailbox too; and to its team."""
    try:
        key = cycle.data_key
    except Unsealable:  # removed before, in a database that is newer than this copy: nobody's address opens any more
        key = b""
    owed = set(Notice.objects.exclude(about="").values_list("about", flat=True))
    for registration in Registration.objects.filter(cycle=cycle):
        if registration.about in owed:
            forget_messages(about=registration.about, email=registration.email(key) if key else "")
    for row in rows_with_contacts(cycle):
        forget_messages(about=row.about, email=row.contact_email() if key or not row.has_counterpart else "")
    roles = TeamRole.objects.filter(cycle=cycle).values_list("pk", flat=True)
    Notice.objects.filter(about__in=[f"team-role|{pk}" for pk in roles]).delete()
    forget_campaigns(of=cycle.public_id)


def remove(pack: Pack) -> int:
    """Delete every example cycle, the persons and organisations of *pack* that are in no other use; how many cycles."""
    cycles = list(Cycle.objects.filter(is_example=True))
    for cycle in cycles:
        remove_cycle(cycle)
    HeaderWord.objects.filter(is_example=True).delete()
    _remove_practice_calls()
    if HubWords.objects.filter(is_example=True).delete()[0]:
        Entry.objects.filter(subject="hubwords").delete()  # nobody else has written what the hub calls itself
    persons = Person.objects.filter(is_example=True)
    DevelopmentMessage.objects.filter(to__in=persons.values("email")).delete()
    persons.delete()
    for row in pack.cycle["organisations"]:
        _remove_unused(row["id"])
    return len(cycles)


def remove_cycle(cycle: Cycle) -> None:
    """Delete the rows of one example cycle, the latest stage first, with its trail; its persons stay."""
    with scopes_disabled():
        forget_rooms(cycle)
        forget_messages_of(cycle)
        SheetVersion.objects.filter(is_example=True, cycle_slug=cycle.slug).delete()
        for model in reversed(_models_of_cycles()):
            model._base_manager.filter(cycle=cycle).delete()
    Entry.objects.filter(cycle=cycle.public_id).delete()
    cycle_key = cycle.pk
    cycle.delete()
    RegistrationChange.objects.filter(cycle=cycle_key).delete()  # that its registrations went was noted


def remove_again(named: Named) -> int:
    """After a restore of an older copy: cycles that were removed since."""
    cycles = [cycle for cycle in Cycle.objects.all() if named(cycle.public_id)]
    for cycle in cycles:
        remove_cycle(cycle)
    return len(cycles)


def _remove_practice_calls() -> None:
    """With what was sent in for them: they stand outside of the cycles, and so does their trail."""
    calls = PracticeCall.objects.filter(is_example=True)
    for rows in (OfferedPractice.objects.filter(call__in=calls), calls):
        name = rows.model._meta.model_name or ""
        Entry.objects.filter(subject=name, subject_id__in=list(rows.values_list("public_id", flat=True))).delete()
    calls.delete()


def _remove_unused(slug: str) -> None:
    """An organisation that a real cycle or person came to use stays, and so does what they say of it."""
    organisation = Organisation.objects.filter(slug=slug).first()
    if organisation and not _is_used(organisation):
        organisation.delete()


def _is_used(organisation: Organisation) -> bool:
    """Whatever points to it, also under no name of its own."""
    return rests_on(Organisation.objects.filter(pk=organisation.pk), besides=())


def _models_of_cycles() -> list[type[models.Model]]:
    """Every model with a `cycle` it belongs to, in the order of the stages."""
    return [
        model
        for model in apps.get_models()
        if any(field.name == "cycle" and field.is_relation for field in model._meta.get_fields())
    ]
