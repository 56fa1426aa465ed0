from django.apps import AppConfig


class SystematisationConfig(AppConfig):
    name = "tinkuy.systematisation"

    def ready(self) -> None:
        from tinkuy.core.file_folders import register_file_folder
        from tinkuy.core.periodic import every
        from tinkuy.dialogue.questions.copies import register_copies
        from tinkuy.planning.cycles.names_in_files import also_called
        from tinkuy.planning.hooks.contributions import register_contribution
        from tinkuy.planning.institutions.uses import register_use
        from tinkuy.planning.team.queries import also_goes_with_a_role
        from tinkuy.systematisation.agreement.duties import register_second_codings
        from tinkuy.systematisation.codebook.kind import CODEBOOK
        from tinkuy.systematisation.erasing_again import register_replays
        from tinkuy.systematisation.evidence.models.excerpt import Excerpt
        from tinkuy.systematisation.evidence.models.transcript import Speaker
        from tinkuy.systematisation.materials.actions.scheduled import (
            erase_materials,
            rewrite_materials,
            take_back_materials,
        )
        from tinkuy.systematisation.materials.sealed_files import FILES
        from tinkuy.systematisation.rounds.actions.opening import close_due_rounds
        from tinkuy.systematisation.rounds.queries.standing import answers_owed_by
        from tinkuy.systematisation.rounds.reminders import remind_of_rounds
        from tinkuy.systematisation.suggestions.weighing import weigh_transcripts
        from tinkuy.systematisation.transcripts.actions.rechecking import recheck_everywhere
        from tinkuy.systematisation.transcripts.actions.redacting import follow_question, forget_redacted_lately
        from tinkuy.systematisation.transcripts.actions.voices import forget_voices
        from tinkuy.systematisation.transcripts.institution_uses import VOICES_OF_INSTITUTIONS
        from tinkuy.systematisation.transcripts.kind import TRANSCRIPT
        from tinkuy.uploads.kinds import register_kind

        register_replays()
        register_contribution(Excerpt.objects, "start_ms", per_second=1000, chosen="is_hook_chosen")
        register_kind(CODEBOOK)
        register_kind(TRANSCRIPT)
        also_called("voices", forget=forget_voices, models=(Speaker,))
        register_use(VOICES_OF_INSTITUTIONS)
        register_file_folder(FILES)
        every(recheck_everywhere, hours=1)
        every(weigh_transcripts, minutes=2)
        every(take_back_materials, hours=1)
        every(erase_materials, hours=1)
        every(rewrite_materials, minutes=10)
        every(forget_redacted_lately, hours=1)
        every(close_due_rounds, minutes=10)
        every(remind_of_rounds, hours=1)
        register_copies(follow_question)
        also_goes_with_a_role(answers_owed_by)
        register_second_codings()
        register_mails()


def register_mails() -> None:
    """What the numbers of this app's mails count, and what their buttons say that they do."""
    from tinkuy.notices import wording
    from tinkuy.notices.buttons import ANSWER, label_buttons

    label_buttons(ANSWER, "findings-to-validate", "validation-one", "validation-reminder", "validation-round")
    wording.counts("validation-round", count="findings")
    wording.counts("validation-reminder", count="findings")
