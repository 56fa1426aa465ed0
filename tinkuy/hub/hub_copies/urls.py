"""The addresses of the feature, below those of the hub."""

from django.urls import path

from . import views

urlpatterns = [
    path("team/hub-copy/", views.page, name="hub_copy"),
    path("team/hub-copy/progress/", views.part, name="hub_copy_part"),
    path("team/hub-copy/hub.zip", views.file, name="hub_copy_file"),
]
