"""The addresses of the feature, below those of the hub."""

from django.urls import path

from . import views

urlpatterns = [
    path("team/known-hubs/", views.known_hubs, name="known_hubs"),
    path("team/known-hubs/<str:hub_id>/", views.known_hub, name="known_hub"),
]
