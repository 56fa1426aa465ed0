from django.urls import path

from .views import dashboard, figures, home, journal, participation, pictures

app_name = "desk"

urlpatterns = [
    path("team/cycles/", home.home, name="home"),
    path("team/c/<slug:cycle>/", dashboard.dashboard, name="dashboard"),
    path("team/c/<slug:cycle>/attendance-figures.csv", figures.attendance_figures, name="attendance_figures"),
    path("team/c/<slug:cycle>/pictures/<slug:picture>.<slug:image>", pictures.of_dashboard, name="picture"),
    path("team/c/<slug:cycle>/attendance/triangle.<slug:image>", pictures.triangle, name="attendance_picture"),
    path("team/c/<slug:cycle>/attendance/s/<int:n>/curve.<slug:image>", pictures.session, name="session_picture"),
    path("team/c/<slug:cycle>/participation/", participation.participation, name="participation"),
    path("team/c/<slug:cycle>/journal/", journal.journal, name="journal"),
]
