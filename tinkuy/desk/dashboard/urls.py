from django.urls import path

from .views import page, pictures

urlpatterns = [
    path("", page.dashboard, name="dashboard"),
    path("pictures/<slug:picture>.<slug:image>", pictures.of_dashboard, name="picture"),
    path("attendance/triangle.<slug:image>", pictures.triangle, name="attendance_picture"),
    path("attendance/s/<int:n>/curve.<slug:image>", pictures.session, name="session_picture"),
]
