from django.urls import path

from . import views

PLAN = "team/c/<slug:cycle>/plan/"
SESSION = f"{PLAN}sessions/<int:n>/"

urlpatterns = [
    path(f"{PLAN}cancel/", views.cancel_cycle, name="cancel_cycle"),
    path(f"{SESSION}move/", views.move, name="move"),
    path(f"{SESSION}postpone/", views.postpone, name="postpone"),
    path(f"{SESSION}cancel/", views.cancel_session, name="cancel_session"),
]
