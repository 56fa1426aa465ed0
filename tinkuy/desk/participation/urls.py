from django.urls import path

from . import views

urlpatterns = [
    path("participation/", views.participation, name="participation"),
]
