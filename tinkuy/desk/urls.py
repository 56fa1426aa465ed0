from django.urls import path

from .views import dashboard, figures, home, journal

app_name = "desk"

urlpatterns = [
    path("team/cycles/", home.home, name="home"),
    path("team/c/<slug:cycle>/", dashboard.dashboard, name="dashboard"),
    path("team/c/<slug:cycle>/attendance-figures.csv", figures.attendance_figures, name="attendance_figures"),
    path("team/c/<slug:cycle>/journal/", journal.journal, name="journal"),
]
