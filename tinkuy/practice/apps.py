from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "tinkuy.practice"

    def ready(self) -> None:
        from tinkuy.core.file_folders import register_file_folder
        from tinkuy.core.periodic import every
        from tinkuy.journal.erasures import replayed_by
        from tinkuy.own_pages.sealed_contacts import register_contacts
        from tinkuy.planning.carried_points.sources import register_source
        from tinkuy.planning.team.actions.roles import before_a_role_goes
        from tinkuy.planning.team.duties import register_duties
        from tinkuy.practice.adoptions.institution_uses import register_adoptions
        from tinkuy.practice.check_ins.digest import send_digests
        from tinkuy.practice.check_ins.waiting import register_waiting
        from tinkuy.practice.key_actions.contacts import ACTION_CONTACTS
        from tinkuy.practice.key_actions.duties import OWNED_ACTIONS
        from tinkuy.practice.key_actions.institution_uses import register_actions
        from tinkuy.practice.key_actions.proof_files import FILES, sweep_proofs
        from tinkuy.practice.key_actions.removal import REMOVED, remove_proof_files_again
        from tinkuy.practice.responses.actions.contacts import RESPONSE_CONTACTS
        from tinkuy.practice.responses.duties import ACCOMPANIED_ANSWERS
        from tinkuy.practice.responses.institution_uses import register_answers
        from tinkuy.practice.responses.left_open import UNFINISHED_RECOMMENDATIONS
        from tinkuy.practice.responses.reminders import remind_addressees
        from tinkuy.practice.support.actions.following import when_support_is_withdrawn
        from tinkuy.practice.support.left_open import UNFINISHED_SUPPORT
        from tinkuy.practice.support.reminders import support_that_waits
        from tinkuy.practice.verification.institution_uses import register_verifications
        from tinkuy.practice.visibility.actions.letters import issue_letter_at_the_end
        from tinkuy.practice.visits.actions import drop_agreement_of

        register_source(UNFINISHED_SUPPORT)
        when_support_is_withdrawn(drop_agreement_of)
        register_answers()
        register_duties(ACCOMPANIED_ANSWERS, OWNED_ACTIONS)
        register_actions()
        register_verifications()
        register_adoptions()
        before_a_role_goes(issue_letter_at_the_end)
        register_source(UNFINISHED_RECOMMENDATIONS)
        register_contacts(RESPONSE_CONTACTS)
        register_contacts(ACTION_CONTACTS)
        every(remind_addressees, hours=1)
        every(sweep_proofs, hours=1)
        register_waiting(support_that_waits)
        every(send_digests, hours=1)
        register_file_folder(FILES)
        replayed_by(REMOVED, remove_proof_files_again)
        label_mails()


def label_mails() -> None:
    """What the buttons of this app's mails say that they do."""
    from tinkuy.notices.buttons import (
        ANSWER,
        NAME_SOMEBODY,
        READ_ANSWER,
        SEE_WHAT_WAITS,
        TELL_HOW_IT_GOES,
        label_buttons,
    )

    label_buttons(TELL_HOW_IT_GOES, "action-asked", "recommendation-due")
    label_buttons(
        ANSWER,
        "recommendation-asked",
        "recommendation-reminder",
        "recommendation-reworded",
        "recommendation-talked-over",
        "support-asked",
        "verification-asked",
        "verification-concluded",
    )
    label_buttons(READ_ANSWER, "recommendation-answered")
    label_buttons(NAME_SOMEBODY, "recommendation-unreached")
    label_buttons(SEE_WHAT_WAITS, "practice-digest", "support-news")
