from django.urls import path

from . import views

WARNINGS = "team/c/<slug:cycle>/attendance/warnings/"

urlpatterns = [
    path(WARNINGS, views.page, name="warnings"),
    path(f"{WARNINGS}thresholds/", views.thresholds, name="warning_thresholds"),
    path(f"{WARNINGS}decisions/<str:decision>/take-back/", views.take_back, name="take_back_warning"),
    path(f"{WARNINGS}<str:warning>/", views.warning, name="warning"),
    path(f"{WARNINGS}<str:warning>/set-aside/", views.set_aside, name="set_warning_aside"),
]
