from django.apps import AppConfig


class SystematisationConfig(AppConfig):
    name = "tinkuy.systematisation"

    def ready(self) -> None:
        from tinkuy.core.kept_folders import kept_in
        from tinkuy.core.periodic import every
        from tinkuy.dialogue.echoes import follows
        from tinkuy.planning.cycles.names_in_files import also_called
        from tinkuy.planning.team.queries import also_goes_with_a_role

        from .actions import (
            close_due_rounds,
            erase_materials,
            forget_voices,
            recheck_everywhere,
            remind_of_rounds,
            rewrite_materials,
            take_back_materials,
        )
        from .actions.erasing_again import register_replays
        from .actions.following import follow_question
        from .actions.redacting import forget_redacted_lately
        from .models import Speaker
        from .queries.role_in_round import answers_owed_by

        register_replays()
        also_called("voices", forget=forget_voices, models=(Speaker,))
        kept_in("materials", "systematisation_material", "file")
        every(recheck_everywhere, hours=1)
        every(take_back_materials, hours=1)
        every(erase_materials, hours=1)
        every(rewrite_materials, minutes=10)
        every(forget_redacted_lately, hours=1)
        every(close_due_rounds, minutes=10)
        every(remind_of_rounds, hours=1)
        follows(follow_question)
        also_goes_with_a_role(answers_owed_by)
