"""What participants open: `/j/<code>/` is the address to type."""

from django.urls import path

from tinkuy.dialogue.floor.addresses import LIVE

from .views import joining, page, taking_part

urlpatterns = [
    path("j/", joining.enter_code, name="enter_code"),
    path("j/<str:code>/", joining.join, name="join"),
    path(LIVE, page.live, name="live"),
    path(f"{LIVE}parts/", page.parts, name="parts"),
    path(f"{LIVE}ticket/", page.ticket, name="ticket"),
    path(f"{LIVE}questions/", page.questions, name="questions"),
    path(f"{LIVE}ask/", taking_part.ask, name="ask"),
    path(f"{LIVE}questions/<str:question>/withdraw/", taking_part.withdraw, name="withdraw"),
    path(f"{LIVE}upvote/", taking_part.upvote, name="upvote"),
    path(f"{LIVE}vote/", taking_part.vote, name="vote"),
    path(f"{LIVE}pulse/", taking_part.pulse, name="pulse"),
]
