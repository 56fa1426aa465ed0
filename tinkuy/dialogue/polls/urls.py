from django.urls import path

from tinkuy.dialogue.floor.addresses import CONSOLE

from . import views

POLL = f"{CONSOLE}polls/<str:poll>/"

urlpatterns = [
    path(f"{CONSOLE}polls/new/", views.new_poll, name="new_poll"),
    path(f"{POLL}open/", views.open_poll, name="open_poll"),
    path(f"{POLL}close/", views.close_poll, name="close_poll"),
    path(f"{POLL}reveal/", views.reveal_poll, name="reveal_poll"),
    path(f"{POLL}remove/", views.remove_poll, name="remove_poll"),
]
