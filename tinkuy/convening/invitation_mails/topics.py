"""What two ways out end: that of a mail, all invitations; that of a link for the telephone, those of its cycle."""

from dataclasses import replace

from django.utils.translation import pgettext_lazy

from tinkuy.notices.stops.topics import INVITATIONS, Topic

from .actions.answering import end_invitations, end_invitations_of_cycle

PAGE = "convening/no_more_invitations.html"
INVITATIONS_BY_MAIL = replace(INVITATIONS, ends=end_invitations, template=PAGE)
INVITATIONS_OF_CYCLE = Topic(
    "listed",
    pgettext_lazy("topic of mail", "invitations to this cycle"),
    ends=end_invitations_of_cycle,
    template=PAGE,
)
