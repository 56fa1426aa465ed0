from django.urls import path

from . import views
from .addresses import CONSOLE

urlpatterns = [
    path(f"{CONSOLE}prepare/", views.prepare_floor, name="prepare_floor"),
    path(f"{CONSOLE}open/", views.open_floor, name="open_floor"),
    path(f"{CONSOLE}segments/<int:place>/enter/", views.enter_segment, name="enter_segment"),
    path(f"{CONSOLE}extend/", views.extend_segment, name="extend_segment"),
    path(f"{CONSOLE}take-questions/", views.take_questions, name="take_questions"),
]
