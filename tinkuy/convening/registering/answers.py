"""What someone answers when registering, as plain values; and who sees each thing that is asked, said where it is asked
and on their own page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinkuy.convening.custom_questions.models import RegistrationQuestion
from tinkuy.convening.invitations.sources import NO_SOURCE, Source
from tinkuy.planning.cycles.models.webinar import Webinar


@dataclass(frozen=True)
class Answers:
    """`name` is the name or the alias, as `appears_as` says, and empty without one; `purposes` are those agreed to.

    `organisation` is a name of the directory or any other; `answered` what the cycle asks of its own.
    """

    appears_as: str
    name: str
    country: str
    email: str
    webinars: Sequence[Webinar]
    purposes: Sequence[str]
    language: str = "es"
    sector: str = ""
    needs: Sequence[str] = ()
    note: str = ""
    joins_new_webinars: bool = False
    source: Source = NO_SOURCE
    organisation: str = ""
    answered: Sequence[tuple[RegistrationQuestion, Any]] = ()


@dataclass(frozen=True)
class Audience:
    """`fields` are those of the form of registering that the sentence speaks of."""

    fields: tuple[str, ...]
    what: str | Promise
    who: str | Promise


AUDIENCES: Sequence[Audience] = (
    Audience(
        ("appears_as", "alias", "name"),
        _("Name or alias"),
        _(
            "The regional coordination and the technical support, and in its lists the focal point of your country. "
            "In the room, everybody there if you ask with it. Without a name you stand in no list of names: where the "
            "attendance is sorted out, the coordination and the support see a number, as “Participant 27”."
        ),
    ),
    Audience(
        ("email",),
        _("E-mail address"),
        _(
            "No page and no list of names shows it: the site writes to you. Only the regional coordination can take "
            "away a file with everybody's addresses, once it has proved again who it is, for a reason that it writes "
            "down and that you read on your page. Yours is in it however you appear; beside it stands your name if you "
            "appear with it, never your alias, your number or your country."
        ),
    ),
    Audience(
        ("country", "sector", "organisation", "webinars", "joins_new_webinars"),
        _("Country, kind of work, organisation, language and sessions"),
        _(
            "Those who see your name or alias, beside it. Everybody else sees numbers, the small ones hidden. "
            "In the room your country may stand beside what you ask."
        ),
    ),
    Audience(
        ("questions",),
        _("What this cycle asks of its own"),
        _(
            "The regional coordination and the focal point of your country, where the team decides on registrations; "
            "each question says what its answers are for."
        ),
    ),
    Audience(
        ("needs", "note"),
        _("What you need to take part"),
        _("The regional coordination, without your name and without knowing who asked for it."),
    ),
    Audience(
        ("use_of_data", "quotation", "recap"),
        _("Your permissions"),
        _("You. The program looks at them before it quotes a question of yours in a sheet."),
    ),
    Audience(
        (),
        _("When you were in a session"),
        _(
            "The minutes, those who see your name or alias, beside it. If the session was held on another platform, "
            "its report brings the name that you had there: the coordination and the support see it, to find out whose "
            "it is."
        ),
    ),
)
