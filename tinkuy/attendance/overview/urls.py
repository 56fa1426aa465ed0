from django.urls import path

from . import views

urlpatterns = [
    path("team/c/<slug:cycle>/attendance/", views.page, name="attendance"),
    path("team/c/<slug:cycle>/attendance/s/<int:n>/", views.session, name="session_attendance"),
]
