"""Addresses of the live dialogue: the room of those who take part, and the desks of those who run it."""

from django.urls import path

from tinkuy.dialogue.agreements.views import agreement as agreements, answering, catching, register, settling
from tinkuy.dialogue.closing import views as closing
from tinkuy.dialogue.console import views as console
from tinkuy.dialogue.floor import views as floor
from tinkuy.dialogue.hooks import views as hooks
from tinkuy.dialogue.joining import views as joining
from tinkuy.dialogue.moderation import views as moderation
from tinkuy.dialogue.notes import views as notes
from tinkuy.dialogue.polls import views as polls
from tinkuy.dialogue.promised_answers import views as promised_answers
from tinkuy.dialogue.pulse.views import pulse
from tinkuy.dialogue.question_news import views as question_news
from tinkuy.dialogue.questions import views as questions
from tinkuy.dialogue.ratings import views as ratings
from tinkuy.dialogue.room import question_pages, views as room
from tinkuy.dialogue.room.answers import room_form
from tinkuy.dialogue.screen import views as screen
from tinkuy.dialogue.undoing import views as undoing

app_name = "dialogue"

SESSION = "c/<slug:cycle>/s/<int:n>/"
LIVE = f"{SESSION}live/"
CONSOLE = f"{SESSION}console/"
PLANNED_HOOK = "team/c/<slug:cycle>/plan/hooks/<int:number>/"
HOOK = f"{CONSOLE}hooks/<int:number>/"
QUESTION = f"{CONSOLE}questions/<str:question>/"
POLL = f"{CONSOLE}polls/<str:poll>/"
AGREEMENTS = "team/c/<slug:cycle>/agreements/"
AGREEMENT = f"{AGREEMENTS}<int:number>/"
PARTY = f"{AGREEMENT}parties/<str:party>/"
NOTE = f"{SESSION}notes/<str:note>/"

urlpatterns = [
    # What participants open: `/j/<code>/` is the address to type.
    path("j/", room.enter_code, name="enter_code"),
    path("j/<str:code>/", room.join, name="join"),
    path("me/<slug:cycle>/question-news/", question_news.choose, name="choose_question_news"),
    path("me/<slug:cycle>/s/<int:n>/rating/", ratings.rate, name="rate_session"),
    path(LIVE, room.live, name="live"),
    path(f"{LIVE}parts/", room.parts, name="parts"),
    path(f"{LIVE}ticket/", room.ticket, name="ticket"),
    path(f"{LIVE}questions/", room.questions, name="questions"),
    path(f"{LIVE}question/", question_pages.write_question, name="write_question"),
    path(f"{LIVE}question/<str:question>/", question_pages.own_question, name="own_question"),
    path(f"{LIVE}ask/", room_form(questions.ask), name="ask"),
    path(f"{LIVE}questions/<str:question>/withdraw/", room_form(questions.withdraw), name="withdraw"),
    path(f"{LIVE}upvote/", room_form(questions.upvote), name="upvote"),
    path(f"{LIVE}vote/", room_form(polls.vote), name="vote"),
    path(f"{LIVE}pulse/", room_form(pulse), name="pulse"),
    # The threads, on the page of the plan.
    path(f"{PLANNED_HOOK}settle/", settling.settle_hook, name="settle_hook"),
    path(f"{PLANNED_HOOK}pass-on/", settling.pass_hook_on, name="pass_hook_on"),
    # The register of agreements.
    path(AGREEMENTS, register.register, name="agreements"),
    path(f"{SESSION}agreements/", catching.catch, name="catch_agreement"),
    path(AGREEMENT, agreements.agreement, name="agreement"),
    path(f"{AGREEMENT}reword/", agreements.reword, name="reword_agreement"),
    path(f"{AGREEMENT}step/", agreements.record_step, name="record_agreement_step"),
    path(f"{AGREEMENT}public/", agreements.set_publicness, name="set_agreement_publicness"),
    path(f"{AGREEMENT}send/", agreements.send, name="send_agreement"),
    path(f"{AGREEMENT}take-back/", agreements.take_back, name="take_back_agreement"),
    path(f"{AGREEMENT}parties/", agreements.add_party, name="add_agreement_party"),
    path(f"{PARTY}contact/", agreements.contact, name="agreement_contact"),
    path(f"{PARTY}remove/", agreements.remove_party, name="remove_agreement_party"),
    # What a party answers behind the link of its mail.
    path("agreements/<str:secret>/", answering.answer, name="answer_agreement"),
    path("agreements/<str:secret>/news/", answering.tell_news, name="tell_of_agreement"),
    path("agreements/<str:secret>/forget/", answering.forget, name="forget_agreement_contact"),
    # The console, and what is done from it.
    path("team/c/<slug:cycle>/dialogue/", console.sessions, name="sessions"),
    path(CONSOLE, console.console, name="console"),
    path(f"{CONSOLE}parts/<slug:part>/", console.console_part, name="console_part"),
    path(f"{CONSOLE}ticket/", console.ticket, name="console_ticket"),
    path(f"{SESSION}screen/ticket/", console.ticket, name="screen_ticket"),
    path(f"{CONSOLE}prepare/", floor.prepare_floor, name="prepare_floor"),
    path(f"{CONSOLE}open/", floor.open_floor, name="open_floor"),
    path(f"{CONSOLE}segments/<int:place>/enter/", floor.enter_segment, name="enter_segment"),
    path(f"{CONSOLE}extend/", floor.extend_segment, name="extend_segment"),
    path(f"{CONSOLE}take-questions/", floor.take_questions, name="take_questions"),
    path(f"{CONSOLE}deeds/<int:entry>/undo/", undoing.undo, name="undo"),
    path(f"{CONSOLE}close/", closing.close_floor, name="close_floor"),
    path(f"{HOOK}pick-up/", hooks.pick_up_hook, name="pick_up_hook"),
    path(f"{HOOK}leave-open/", hooks.leave_hook_open, name="leave_hook_open"),
    path(f"{QUESTION}approve/", moderation.approve, name="approve"),
    path(f"{QUESTION}redact/", moderation.redact, name="redact"),
    path(f"{QUESTION}hold/", moderation.hold, name="hold"),
    path(f"{QUESTION}decline/", moderation.decline, name="decline"),
    path(f"{QUESTION}merge/", joining.merge, name="merge"),
    path(f"{QUESTION}separate/", joining.separate, name="separate"),
    path(f"{QUESTION}pin/", moderation.pin, name="pin"),
    path(f"{QUESTION}unpin/", moderation.unpin, name="unpin"),
    path(f"{QUESTION}answer/", moderation.answer, name="answer"),
    path(f"{QUESTION}reopen/", moderation.reopen, name="reopen"),
    path(f"{QUESTION}defer/", moderation.defer, name="defer"),
    path(f"{QUESTION}promise/", promised_answers.promise, name="promise_answer"),
    path(f"{QUESTION}promise/take-back/", promised_answers.take_back, name="take_back_promise"),
    path(f"{CONSOLE}polls/new/", console.new_poll, name="new_poll"),
    path(f"{POLL}open/", polls.open_poll, name="open_poll"),
    path(f"{POLL}close/", polls.close_poll, name="close_poll"),
    path(f"{POLL}reveal/", polls.reveal_poll, name="reveal_poll"),
    path(f"{POLL}hide/", polls.hide_results, name="hide_results"),
    path(f"{POLL}remove/", polls.remove_poll, name="remove_poll"),
    path(f"{SESSION}notes/", notes.notes, name="notes"),
    path(f"{SESSION}notes/propose/", notes.propose_note, name="propose_note"),
    path(NOTE, notes.edit_note, name="edit_note"),
    path(f"{NOTE}accept/", notes.accept_note, name="accept_note"),
    path(f"{NOTE}remove/", notes.remove_note, name="remove_note"),
    # The projector, and what is put on it.
    path(f"{SESSION}screen/", screen.screen, name="screen"),
    path(f"{SESSION}screen/parts/<slug:part>/", screen.screen_part, name="screen_part"),
    path(f"{CONSOLE}screen/title/", screen.show_title, name="show_title"),
    path(f"{CONSOLE}screen/holding/", screen.show_holding_slide, name="show_holding_slide"),
    path(f"{HOOK}show/", screen.show_hook, name="show_hook"),
    path(f"{QUESTION}show/", screen.show_question, name="show_question"),
    path(f"{POLL}show/", screen.show_poll, name="show_poll"),
]
