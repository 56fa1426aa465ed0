from django.urls import path

from .views import dashboard, figures

app_name = "desk"

urlpatterns = [
    path("team/c/<slug:cycle>/", dashboard.dashboard, name="dashboard"),
    path("team/c/<slug:cycle>/attendance-figures.csv", figures.attendance_figures, name="attendance_figures"),
]
