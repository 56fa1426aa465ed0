from django.urls import path

from . import views

urlpatterns = [
    path("team/cycles/", views.home, name="home"),
]
