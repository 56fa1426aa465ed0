"""What participants open: `/j/<code>/` is the address to type."""

from django.urls import path

from tinkuy.dialogue.floor.addresses import LIVE
from tinkuy.dialogue.polls.views import vote
from tinkuy.dialogue.pulse.views import pulse
from tinkuy.dialogue.questions.views import ask, upvote, withdraw

from .answers import room_form
from .views import joining, page

urlpatterns = [
    path("j/", joining.enter_code, name="enter_code"),
    path("j/<str:code>/", joining.join, name="join"),
    path(LIVE, page.live, name="live"),
    path(f"{LIVE}parts/", page.parts, name="parts"),
    path(f"{LIVE}ticket/", page.ticket, name="ticket"),
    path(f"{LIVE}questions/", page.questions, name="questions"),
    path(f"{LIVE}ask/", room_form(ask), name="ask"),
    path(f"{LIVE}questions/<str:question>/withdraw/", room_form(withdraw), name="withdraw"),
    path(f"{LIVE}upvote/", room_form(upvote), name="upvote"),
    path(f"{LIVE}vote/", room_form(vote), name="vote"),
    path(f"{LIVE}pulse/", room_form(pulse), name="pulse"),
]
