"""Who answers a question, and by when: noted and taken back from the console."""

from tinkuy.dialogue.floor.console_pages import console_form
from tinkuy.dialogue.moderation.views import question_at
from tinkuy.dialogue.promised_answers import actions

promise = console_form(actions.promise_answer, question_at, "who", "by")
take_back = console_form(actions.take_back_promise, question_at)
