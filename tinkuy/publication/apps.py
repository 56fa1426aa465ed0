from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "tinkuy.publication"

    def ready(self) -> None:
        from tinkuy.convening.sharing.later_texts import add_texts
        from tinkuy.core.lasting_erasure.written_ahead import register_moments
        from tinkuy.core.periodic import every
        from tinkuy.dialogue.questions.later_steps import register_steps
        from tinkuy.journal.erasures import replayed_by
        from tinkuy.planning.cycles.models.no_cycle import register_no_cycle
        from tinkuy.planning.cycles.queries import rows_by_the_clock
        from tinkuy.publication.dois.models import DoiAccount, SheetDoi
        from tinkuy.publication.dois.registering import register_dois
        from tinkuy.publication.downloads.share_text import texts_of_sheets
        from tinkuy.publication.draft_history.erasing_again import REMOVED, remove_again
        from tinkuy.publication.redaction.actions import follow_redaction, forget_redacted_lately
        from tinkuy.publication.redaction.pictures import WITHDRAWN, forget_withdrawn_lately, withdraw_again
        from tinkuy.publication.reviews.startup import register_reviews
        from tinkuy.publication.sheet_imports.expiring import forget_waiting_files
        from tinkuy.publication.sheet_imports.kind import SHEET
        from tinkuy.publication.sheets.former_drafts import forget_former_drafts
        from tinkuy.publication.sheets.models import FormerDraft
        from tinkuy.publication.sheets.queries import no_cycle_of
        from tinkuy.publication.versions.question_steps import steps_of_questions
        from tinkuy.systematisation.transcripts.copied_words import follows
        from tinkuy.uploads.kinds import register_kind

        register_steps(steps_of_questions)
        every(register_dois, minutes=1)
        every(forget_redacted_lately, hours=1)
        every(forget_withdrawn_lately, hours=1)
        replayed_by(WITHDRAWN, withdraw_again)
        replayed_by(REMOVED, remove_again, is_private=True)
        every(forget_waiting_files, hours=1)
        every(forget_former_drafts, hours=6)
        register_moments(rows_by_the_clock(FormerDraft), "replaced_at")
        register_moments(SheetDoi.objects.all, "asked_at", "read_at", "due_at", "tried_at")
        register_moments(DoiAccount.objects.all, "registers_since")
        register_kind(SHEET)
        follows(follow_redaction)
        add_texts(texts_of_sheets)
        register_no_cycle(no_cycle_of)
        register_reviews()
        label_mails()


def label_mails() -> None:
    """What the buttons of this app's mails say that they do."""
    from tinkuy.notices.buttons import (
        ANSWER_FOR_COUNTRY,
        APPROVE,
        BEGIN_NEXT,
        CORRECT,
        GO_ON_TRANSLATING,
        PUBLISH,
        REVIEW,
        SEE_WHAT_WAITS,
        label_buttons,
    )

    label_buttons(SEE_WHAT_WAITS, "comments-to-answer")
    label_buttons(REVIEW, "sheet-to-review")
    label_buttons(CORRECT, "sheet-to-correct")
    label_buttons(APPROVE, "sheet-to-approve", "translation-to-approve")
    label_buttons(PUBLISH, "sheet-to-publish", "translation-to-publish")
    label_buttons(GO_ON_TRANSLATING, "translation-outdated")
    label_buttons(lambda values: ANSWER_FOR_COUNTRY if values.get("is_asked") else BEGIN_NEXT, "sheet-published")
