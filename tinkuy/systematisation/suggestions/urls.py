from django.urls import path

from . import views

SESSION = "s/<int:n>/"
SUGGESTION = f"{SESSION}suggestions/<str:fingerprint>/"

urlpatterns = [
    path(f"{SESSION}suggestions/", views.suggestions, name="suggestions"),
    path(f"{SUGGESTION}accept/", views.accept, name="accept_suggestion"),
    path(f"{SUGGESTION}dismiss/", views.dismiss, name="dismiss_suggestion"),
    path(f"{SUGGESTION}restore/", views.restore, name="restore_suggestion"),
    path(f"{SESSION}suggestions/<str:public_id>/support/", views.support, name="support_finding"),
    path("similar/", views.similar, name="similar"),
]
