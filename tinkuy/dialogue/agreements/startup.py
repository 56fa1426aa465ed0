"""What other stages and the clock are told of agreements."""

from tinkuy.core.periodic import every
from tinkuy.dialogue.agreements.contacts import PARTY_CONTACTS
from tinkuy.dialogue.agreements.duties import ANSWERED_AGREEMENTS
from tinkuy.dialogue.agreements.institution_uses import register_uses
from tinkuy.dialogue.agreements.left_open import UNFINISHED_AGREEMENTS
from tinkuy.dialogue.agreements.reminders import remind_of_agreements
from tinkuy.own_pages.sealed_contacts import register_contacts
from tinkuy.planning.carried_points.sources import register_source
from tinkuy.planning.team.duties import register_duties


def register_agreements() -> None:
    """Called once, in `AppConfig.ready`."""
    register_uses()
    register_duties(ANSWERED_AGREEMENTS)
    register_source(UNFINISHED_AGREEMENTS)
    register_contacts(PARTY_CONTACTS)
    every(remind_of_agreements, hours=1)
