from django.urls import path

from tinkuy.dialogue.floor.addresses import CONSOLE, SESSION

from . import views

urlpatterns = [
    path(f"{SESSION}screen/", views.screen, name="screen"),
    path(f"{SESSION}screen/parts/<slug:part>/", views.screen_part, name="screen_part"),
    path(f"{CONSOLE}screen/title/", views.show_title, name="show_title"),
    path(f"{CONSOLE}screen/holding/", views.show_holding_slide, name="show_holding_slide"),
    path(f"{CONSOLE}hooks/<int:number>/show/", views.show_hook, name="show_hook"),
    path(f"{CONSOLE}questions/<str:question>/show/", views.show_question, name="show_question"),
    path(f"{CONSOLE}polls/<str:poll>/show/", views.show_poll, name="show_poll"),
]
