from django.urls import path

from . import views

urlpatterns = [
    path("team/c/<slug:cycle>/attendance/threads/", views.page, name="thread_effect"),
]
