from django.urls import path

from . import views

urlpatterns = [
    path("clone/", views.clone_cycle, name="clone_cycle"),
    path("sessions/<int:n>/clone/", views.clone_webinar, name="clone_webinar"),
]
