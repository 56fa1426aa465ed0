from django.urls import path

from . import views

urlpatterns = [
    path("hours/", views.best_hours, name="hours"),
]
