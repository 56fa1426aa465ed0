from django.urls import path

from . import views

urlpatterns = [
    path("team/hub/words/", views.page, name="words"),
    path("team/hub/words/remove/", views.remove, name="remove_word"),
]
