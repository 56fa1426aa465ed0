from django.urls import path

from . import views

urlpatterns = [
    path("reports/cycle/", views.cycle_page, name="cycle_report"),
    path("reports/cycle.pdf", views.cycle_pdf, name="cycle_pdf"),
    path("reports/sessions/<int:n>/", views.session_page, name="session_report"),
    path("reports/sessions/<int:n>.pdf", views.session_pdf, name="session_pdf"),
]
