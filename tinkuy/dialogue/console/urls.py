from django.urls import path

from tinkuy.dialogue.floor.addresses import CONSOLE, SESSION

from . import views

urlpatterns = [
    path("team/c/<slug:cycle>/dialogue/", views.sessions, name="sessions"),
    path(CONSOLE, views.console, name="console"),
    path(f"{CONSOLE}parts/<slug:part>/", views.console_part, name="console_part"),
    path(f"{CONSOLE}ticket/", views.ticket, name="console_ticket"),
    path(f"{SESSION}screen/ticket/", views.ticket, name="screen_ticket"),
]
