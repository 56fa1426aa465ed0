from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "tinkuy.practice"

    def ready(self) -> None:
        from tinkuy.core.periodic import every
        from tinkuy.journal.erasures import replayed_by
        from tinkuy.planning.carried_points.sources import register_source
        from tinkuy.practice.key_actions.institution_uses import register_actions
        from tinkuy.practice.responses.actions.contacts import (
            CONTACT_ERASED,
            erase_contacts,
            erase_contacts_again,
            forget_contacts_lately,
        )
        from tinkuy.practice.responses.institution_uses import register_answers
        from tinkuy.practice.responses.left_open import UNFINISHED_RECOMMENDATIONS
        from tinkuy.practice.responses.reminders import remind_addressees
        from tinkuy.practice.verification.institution_uses import register_verifications

        register_answers()
        register_actions()
        register_verifications()
        register_source(UNFINISHED_RECOMMENDATIONS)
        replayed_by(CONTACT_ERASED, erase_contacts_again)
        every(erase_contacts, hours=1)
        every(forget_contacts_lately, hours=1)
        every(remind_addressees, hours=1)
