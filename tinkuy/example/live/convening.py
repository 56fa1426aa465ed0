"""How the live example is convened: what its form asks and how many it takes, whom it invites, what it writes.

No mail of an example is sent, so the focal points reach their people by telephone, with a link for each.
"""

from tinkuy.attendance.uploads.actions.invitee_lists import KIND as INVITEES
from tinkuy.convening.admission.actions.limits import limit_places
from tinkuy.convening.custom_questions.actions import add_question
from tinkuy.convening.invitation_mails.actions.answering import decline_invitation
from tinkuy.convening.invitation_mails.actions.calling import prepare_call
from tinkuy.convening.invitation_mails.actions.invitation_mails import note_registered_of
from tinkuy.convening.invitation_mails.actions.sending import write_sending
from tinkuy.convening.invitations.models import Invitee
from tinkuy.convening.message_texts.actions import write_message_text
from tinkuy.core import clock
from tinkuy.example.pack import texts
from tinkuy.uploads.actions.reading import import_upload

from .dates import Course

LIST = "invitees.csv"


def open_registration(course: Course) -> None:
    """A question of its own, and fewer places in one session than everybody would take."""
    row, actor = course.pack.cycle["registration"], course.team.coordination
    with clock.at(course.dates.of(course.pack.cycle["announced"])):
        question = row["question"]
        add_question(
            actor=actor,
            cycle=course.cycle,
            kind=question["kind"],
            label=texts(question["label"]),
            purpose=texts(question["purpose"]),
            options=texts(question["options"]),
            is_required=False,
            keeps_days=course.cycle.keeps_days,
        )
        limit_places(actor=actor, cycle=course.cycle, places=None, by_session=row["places"], by_approval=False)


def invite(course: Course) -> None:
    """Before the list of those registered is imported: who is in both has answered their invitation by registering."""
    row, actor = course.pack.cycle["invitations"], course.team.coordination
    with clock.at(course.dates.of(row["listed"])):
        import_upload(actor=actor, cycle=course.cycle, kind=INVITEES, data=course.pack.read(LIST), filename=LIST)
    with clock.at(course.dates.of(row["called"])):
        for place, invitee in enumerate(Invitee.objects.select_related("cycle").order_by("pk")):
            if place % row["of"] not in row["left_out"]:
                prepare_call(actor=course.focal_point(invitee.country), invitee=invitee)
            if place % row["of"] in row["declines"]:
                decline_invitation(invitee=invitee, actor=course.focal_point(invitee.country))


def note_who_registered(course: Course) -> None:
    """As the clock does after a list was imported."""
    with clock.at(course.dates.of(course.pack.cycle["registered"])):
        note_registered_of(course.cycle)


def write_messages(course: Course) -> None:
    """A mail to those who did not answer, which waits to be approved; and own words for one reminder."""
    row, actor = course.pack.cycle["invitations"], course.team.coordination
    with clock.at(course.dates.of(row["drafted"])):
        write_sending(actor=actor, cycle=course.cycle, countries=[], is_repeat=True, words=texts(row["words"]))
        for language, text in row["message"]["texts"].items():
            write_message_text(
                actor=actor,
                cycle=course.cycle,
                moment=row["message"]["moment"],
                language=language.lower(),
                subject=text["subject"],
                body=text["body"],
            )
