from django.urls import path

from . import views

urlpatterns = [
    path("attendance-figures.csv", views.attendance_figures, name="attendance_figures"),
    path("reports/", views.page, name="reports"),
    path("reports/sessions/<int:n>/presence.<str:ending>", views.presence, name="presence_table"),
    path("reports/<str:table>.<str:ending>", views.table, name="table"),
]
