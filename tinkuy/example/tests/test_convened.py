"""The live example is convened as a team would: invitations, messages and registration have something to show."""

from collections import Counter

import pytest
from django.urls import reverse
from django_scopes import scope

from tinkuy.convening.custom_questions.queries import questions_of
from tinkuy.convening.invitation_mails.rules import InviteeState, state_of_each
from tinkuy.convening.invitations.models import InvitationSending, Invitee, SendingState
from tinkuy.convening.message_texts.models import MessageText
from tinkuy.notices.models import Notice
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar


@pytest.fixture
def live(example_loaded, db) -> Cycle:
    return Cycle.objects.get(slug="demo-en-vivo")


def test_forty_are_invited_by_role_and_each_is_in_some_state(live):
    with scope(cycle=live):
        invitees = list(Invitee.objects.select_related("cycle").annotate(state=state_of_each(knows_registered=True)))
        names = [one.name() for one in invitees]

    assert len(invitees) == 40
    assert Counter(one.country for one in invitees) == {"EC": 14, "PE": 12, "CO": 8, "BR": 6}
    assert all(" – " in name for name in names)
    states = Counter(one.state for one in invitees)
    assert states[InviteeState.REGISTERED] > 10
    assert min(states[one] for one in (InviteeState.DECLINED, InviteeState.REACHED, InviteeState.LISTED)) > 3


def test_a_mail_waits_to_be_approved_and_nothing_goes_out(live):
    with scope(cycle=live):
        sending = InvitationSending.objects.get()
        texts = set(MessageText.objects.values_list("moment", "language"))

    assert sending.state == SendingState.DRAFT
    assert texts == {("week", language) for language in ("es", "pt-br", "en")}
    assert not Notice.objects.filter(about__startswith="invitee").exists()


def test_the_page_of_its_mail_says_that_nothing_is_sent_and_offers_no_press(live, signed_in):
    with scope(cycle=live):
        sending = InvitationSending.objects.get()
        coordination = TeamRole.objects.select_related("person").get(role=Role.COORDINATION).person

    address = reverse("convening:invitation_sending", args=[live.slug, sending.public_id])
    page = signed_in(coordination).get(address).text

    assert "sus mensajes se muestran y nunca se envían" in page
    assert "/approve/" not in page


def test_its_form_asks_one_thing_more_and_one_session_has_a_limit(live):
    with scope(cycle=live):
        asked = [question.kind for question in questions_of(live)]
        limits = {one.ordinal: one.most_places for one in Webinar.objects.select_related("cycle")}

    assert asked == ["one"]
    assert limits == {1: None, 2: None, 3: None, 4: 240, 5: None}
