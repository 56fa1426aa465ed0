"""What an example cycle leaves outside of its rows: keys of its rooms, events of the stream, participants' mails."""

from functools import partial

from django.db import transaction
from django.db.models import Q

from tinkuy.convening.registrations.models import Registration
from tinkuy.core.keys import ephemeral
from tinkuy.core.sealing import Unsealable
from tinkuy.dialogue.floor import channels
from tinkuy.dialogue.floor.voices import room_key_name
from tinkuy.dialogue.polls.keys import poll_key_name
from tinkuy.dialogue.polls.models import Poll
from tinkuy.dialogue.polls.stream_events import voted
from tinkuy.notices.models import Notice
from tinkuy.notices.outbox import forget_messages
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.stream.models import Settling, StreamEvent


def forget_rooms(cycle: Cycle) -> None:
    """The events of the cycle's rooms now; the keys of its upvotes and votes once its rows are gone for certain."""
    webinars = list(Webinar.objects.select_related("cycle").filter(cycle=cycle))
    polls = list(Poll.objects.filter(cycle=cycle))
    heard = [
        channel(webinar) for webinar in webinars for channel in (channels.room, channels.tallies, channels.console)
    ]
    heard += [voted(poll) for poll in polls]
    own = Q(kind="mine", subject__in=[str(webinar.pk) for webinar in webinars])
    for model in (StreamEvent, Settling):
        model.objects.filter(Q(channel__in=heard) | own).delete()
    for name in [*map(room_key_name, webinars), *map(poll_key_name, polls)]:
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
    roles = TeamRole.objects.filter(cycle=cycle).values_list("pk", flat=True)
    Notice.objects.filter(about__in=[f"team-role|{pk}" for pk in roles]).delete()
