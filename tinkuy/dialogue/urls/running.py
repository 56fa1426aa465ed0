"""What the facilitation, the rapporteur and the projector open."""

from django.urls import path

from tinkuy.dialogue.views import console, console_tickets, deeds, notes, polls, screen, settling

SESSION = "c/<slug:cycle>/s/<int:n>/"
CONSOLE = f"{SESSION}console/"
QUESTION = f"{CONSOLE}questions/<str:question>/"
HOOK = f"{CONSOLE}hooks/<int:number>/"
POLL = f"{CONSOLE}polls/<str:poll>/"
NOTE = f"{SESSION}notes/<str:note>/"

settling_patterns = [
    path("team/c/<slug:cycle>/plan/hooks/<int:number>/settle/", settling.settle_hook, name="settle_hook"),
    path("team/c/<slug:cycle>/plan/hooks/<int:number>/pass-on/", settling.pass_hook_on, name="pass_hook_on"),
]

floor_patterns = [
    path("team/c/<slug:cycle>/dialogue/", console.sessions, name="sessions"),
    path(CONSOLE, console.console, name="console"),
    path(f"{CONSOLE}parts/<slug:part>/", console.console_part, name="console_part"),
    path(f"{CONSOLE}ticket/", console_tickets.ticket, name="console_ticket"),
    path(f"{CONSOLE}prepare/", deeds.prepare_floor, name="prepare_floor"),
    path(f"{CONSOLE}open/", deeds.open_floor, name="open_floor"),
    path(f"{CONSOLE}close/", deeds.close_floor, name="close_floor"),
    path(f"{CONSOLE}segments/<int:place>/enter/", deeds.enter_segment, name="enter_segment"),
    path(f"{CONSOLE}extend/", deeds.extend_segment, name="extend_segment"),
    path(f"{CONSOLE}take-questions/", deeds.take_questions, name="take_questions"),
    path(f"{CONSOLE}screen/title/", deeds.show_title, name="show_title"),
    path(f"{CONSOLE}screen/holding/", deeds.show_holding_slide, name="show_holding_slide"),
    path(f"{HOOK}show/", deeds.show_hook, name="show_hook"),
    path(f"{HOOK}pick-up/", deeds.pick_up_hook, name="pick_up_hook"),
    path(f"{HOOK}leave-open/", deeds.leave_hook_open, name="leave_hook_open"),
]

question_patterns = [
    path(f"{QUESTION}approve/", deeds.approve, name="approve"),
    path(f"{QUESTION}redact/", deeds.redact, name="redact"),
    path(f"{QUESTION}hold/", deeds.hold, name="hold"),
    path(f"{QUESTION}decline/", deeds.decline, name="decline"),
    path(f"{QUESTION}merge/", deeds.merge, name="merge"),
    path(f"{QUESTION}pin/", deeds.pin, name="pin"),
    path(f"{QUESTION}unpin/", deeds.unpin, name="unpin"),
    path(f"{QUESTION}answer/", deeds.answer, name="answer"),
    path(f"{QUESTION}defer/", deeds.defer, name="defer"),
    path(f"{QUESTION}show/", deeds.show_question, name="show_question"),
]

poll_patterns = [
    path(f"{CONSOLE}polls/new/", polls.new_poll, name="new_poll"),
    path(f"{POLL}open/", polls.open_poll, name="open_poll"),
    path(f"{POLL}close/", polls.close_poll, name="close_poll"),
    path(f"{POLL}reveal/", polls.reveal_poll, name="reveal_poll"),
    path(f"{POLL}remove/", polls.remove_poll, name="remove_poll"),
    path(f"{POLL}show/", polls.show_poll, name="show_poll"),
]

note_patterns = [
    path(f"{SESSION}notes/", notes.notes, name="notes"),
    path(f"{SESSION}notes/propose/", notes.propose_note, name="propose_note"),
    path(NOTE, notes.edit_note, name="edit_note"),
    path(f"{NOTE}accept/", notes.accept_note, name="accept_note"),
    path(f"{NOTE}remove/", notes.remove_note, name="remove_note"),
]

screen_patterns = [
    path(f"{SESSION}screen/", screen.screen, name="screen"),
    path(f"{SESSION}screen/parts/<slug:part>/", screen.screen_part, name="screen_part"),
    path(f"{SESSION}screen/ticket/", console_tickets.ticket, name="screen_ticket"),
]

urlpatterns = [
    *settling_patterns,
    *floor_patterns,
    *question_patterns,
    *poll_patterns,
    *note_patterns,
    *screen_patterns,
]
