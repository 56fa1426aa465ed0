from django.apps import AppConfig


class DialogueConfig(AppConfig):
    name = "tinkuy.dialogue"

    def ready(self) -> None:
        from tinkuy.convening.registrations.later_stages import add_stage
        from tinkuy.convening.reminders.sources import rooms_by
        from tinkuy.core.lasting_erasure.forgetting import empty_the_log
        from tinkuy.core.periodic import every
        from tinkuy.dialogue.agreements.startup import register_agreements
        from tinkuy.dialogue.broadcast import begin
        from tinkuy.dialogue.closing.actions import (
            close_abandoned_polls,
            end_rooms,
            forget_nameless_askers,
            leave_forgotten_questions,
        )
        from tinkuy.dialogue.erasing_again import register_replays
        from tinkuy.dialogue.notes.models import Note
        from tinkuy.dialogue.polls.models import Poll
        from tinkuy.dialogue.pulse.actions import fade_signs
        from tinkuy.dialogue.questions.actions import take_back_questions
        from tinkuy.dialogue.questions.left_open import UNANSWERED_QUESTIONS
        from tinkuy.dialogue.questions.models import Question
        from tinkuy.dialogue.questions.queries import own_questions
        from tinkuy.dialogue.room.address import room_path
        from tinkuy.planning.carried_points.sources import register_source
        from tinkuy.planning.hooks.contributions import register_contribution
        from tinkuy.stream.models import StreamEvent

        begin()
        register_replays()
        register_agreements()
        register_source(UNANSWERED_QUESTIONS)
        register_contribution(Question.objects, "second")
        register_contribution(Note.objects, "second")
        register_contribution(Poll.objects, "closed_second")
        add_stage(
            "questions",
            tell=own_questions,
            erase=lambda who: take_back_questions(registration=who),
            models=(Question, StreamEvent),
        )
        register_own_sections()
        rooms_by(room_path)
        every(close_abandoned_polls, minutes=5)
        every(fade_signs, minutes=1)
        every(end_rooms, minutes=30)
        every(leave_forgotten_questions, minutes=30)
        every(forget_nameless_askers, hours=12)
        every(empty_the_log, minutes=1)
        register_mails()


def register_own_sections() -> None:
    """What a participant's own page has of this app."""
    from tinkuy.dialogue.question_news.startup import register_question_news
    from tinkuy.dialogue.ratings.startup import register_ratings

    register_ratings()
    register_question_news()


def register_mails() -> None:
    """Who gets a reminder no more, since they came; what the buttons of this app's mails say that they do."""
    from tinkuy.convening.reminders.sources import entrances_by
    from tinkuy.dialogue.presence.queries import entered_already
    from tinkuy.notices.buttons import ANSWER, OPEN_MY_PAGE, TELL_HOW_IT_GOES, label_buttons

    label_buttons(ANSWER, "agreement-changed", "agreement-to-confirm")
    label_buttons(TELL_HOW_IT_GOES, "agreement-due")
    label_buttons(OPEN_MY_PAGE, "question-news")
    entrances_by(entered_already)
