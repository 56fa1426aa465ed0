"""Addresses of attendance."""

from django.urls import include, path

from tinkuy.attendance.cycle_figures import views as cycle_figures
from tinkuy.attendance.overview import views as overview
from tinkuy.attendance.thread_effect import views as thread_effect
from tinkuy.attendance.warnings import views as warnings

app_name = "attendance"

ATTENDANCE = "team/c/<slug:cycle>/attendance/"
WARNINGS = f"{ATTENDANCE}warnings/"

urlpatterns = [
    path(ATTENDANCE, overview.page, name="attendance"),
    path(f"{ATTENDANCE}s/<int:n>/", overview.session, name="session_attendance"),
    path(f"{ATTENDANCE}figures/", cycle_figures.page, name="figures"),
    path(f"{ATTENDANCE}threads/", thread_effect.page, name="thread_effect"),
    path(WARNINGS, warnings.page, name="warnings"),
    path(f"{WARNINGS}thresholds/", warnings.thresholds, name="warning_thresholds"),
    path(f"{WARNINGS}decisions/<str:decision>/take-back/", warnings.take_back, name="take_back_warning"),
    path(f"{WARNINGS}<str:warning>/", warnings.warning, name="warning"),
    path(f"{WARNINGS}<str:warning>/set-aside/", warnings.set_aside, name="set_warning_aside"),
    path("", include("tinkuy.attendance.uploads.urls")),
    path("", include("tinkuy.attendance.matching.urls")),
    path("", include("tinkuy.attendance.lists.urls")),
    path("", include("tinkuy.attendance.columns.urls")),
]
