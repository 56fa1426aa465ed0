"""Addresses of the live dialogue: the room of those who take part, and the desks of those who run it."""

from django.urls import include, path

app_name = "dialogue"

urlpatterns = [
    path("", include("tinkuy.dialogue.room.urls")),
    path("", include("tinkuy.dialogue.agreements.urls")),
    path("", include("tinkuy.dialogue.console.urls")),
    path("", include("tinkuy.dialogue.floor.urls")),
    path("", include("tinkuy.dialogue.closing.urls")),
    path("", include("tinkuy.dialogue.hooks.urls")),
    path("", include("tinkuy.dialogue.moderation.urls")),
    path("", include("tinkuy.dialogue.polls.urls")),
    path("", include("tinkuy.dialogue.notes.urls")),
    path("", include("tinkuy.dialogue.screen.urls")),
]
