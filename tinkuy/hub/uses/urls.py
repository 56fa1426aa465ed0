"""The address of the feature, below those of the hub."""

from django.urls import path

from . import views

urlpatterns = [path("team/uses/", views.page, name="uses")]
