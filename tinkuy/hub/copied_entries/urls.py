"""The address of the feature, below those of the hub."""

from django.urls import path

from . import views

urlpatterns = [path("other-hubs/", views.page, name="copied_entries")]
