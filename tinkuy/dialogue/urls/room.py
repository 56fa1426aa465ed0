"""What participants open: `/j/<code>/` is the address to type."""

from django.urls import path

from tinkuy.dialogue.views import join, room, taking_part, ticket

LIVE = "c/<slug:cycle>/s/<int:n>/live/"

urlpatterns = [
    path("j/", join.enter_code, name="enter_code"),
    path("j/<str:code>/", join.join, name="join"),
    path(LIVE, room.live, name="live"),
    path(f"{LIVE}parts/", room.parts, name="parts"),
    path(f"{LIVE}ticket/", ticket.ticket, name="ticket"),
    path(f"{LIVE}questions/", room.questions, name="questions"),
    path(f"{LIVE}ask/", taking_part.ask, name="ask"),
    path(f"{LIVE}questions/<str:question>/withdraw/", taking_part.withdraw, name="withdraw"),
    path(f"{LIVE}upvote/", taking_part.upvote, name="upvote"),
    path(f"{LIVE}vote/", taking_part.vote, name="vote"),
    path(f"{LIVE}pulse/", taking_part.pulse, name="pulse"),
]
