from django.urls import path

from . import views

DECISION = "decisions/<int:number>/"

urlpatterns = [
    path("decisions/", views.page, name="decisions"),
    path("decisions/record/", views.record, name="record_decision"),
    path(DECISION, views.decision, name="decision"),
    path(f"{DECISION}answer/", views.voice, name="give_voice"),
    path(f"{DECISION}resolve/", views.resolve, name="resolve_objection"),
    path(f"{DECISION}accept/", views.accept, name="accept_resolution"),
    path(f"{DECISION}withdraw/", views.withdraw, name="withdraw_decision"),
]
