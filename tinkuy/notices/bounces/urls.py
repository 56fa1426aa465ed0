"""A door for programs: it has no language."""

from django.urls import path

from . import views

app_name = "mail_returns"

urlpatterns = [path("mail/reports/", views.take_reports, name="take_reports")]
