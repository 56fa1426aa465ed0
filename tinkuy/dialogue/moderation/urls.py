from django.urls import path

from tinkuy.dialogue.floor.addresses import CONSOLE

from . import views

QUESTION = f"{CONSOLE}questions/<str:question>/"

urlpatterns = [
    path(f"{QUESTION}approve/", views.approve, name="approve"),
    path(f"{QUESTION}redact/", views.redact, name="redact"),
    path(f"{QUESTION}hold/", views.hold, name="hold"),
    path(f"{QUESTION}decline/", views.decline, name="decline"),
    path(f"{QUESTION}merge/", views.merge, name="merge"),
    path(f"{QUESTION}pin/", views.pin, name="pin"),
    path(f"{QUESTION}unpin/", views.unpin, name="unpin"),
    path(f"{QUESTION}answer/", views.answer, name="answer"),
    path(f"{QUESTION}defer/", views.defer, name="defer"),
]
