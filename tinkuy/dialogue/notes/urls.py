from django.urls import path

from tinkuy.dialogue.floor.addresses import SESSION

from . import views

NOTE = f"{SESSION}notes/<str:note>/"

urlpatterns = [
    path(f"{SESSION}notes/", views.notes, name="notes"),
    path(f"{SESSION}notes/propose/", views.propose_note, name="propose_note"),
    path(NOTE, views.edit_note, name="edit_note"),
    path(f"{NOTE}accept/", views.accept_note, name="accept_note"),
    path(f"{NOTE}remove/", views.remove_note, name="remove_note"),
]
