from django.urls import path

from tinkuy.desk.dashboard.views import page as dashboard
from tinkuy.desk.dashboard.views import pictures
from tinkuy.desk.exports import views as files
from tinkuy.desk.exports import views as reports
from tinkuy.desk.finding_trail import views as finding_trail
from tinkuy.desk.home import views as home
from tinkuy.desk.journal import views as journal
from tinkuy.desk.participation import views as participation
from tinkuy.desk.reports import views as donor

app_name = "desk"

REPORTS = "team/c/<slug:cycle>/reports/"

urlpatterns = [
    path("team/cycles/", home.home, name="home"),
    path("team/c/<slug:cycle>/", dashboard.dashboard, name="dashboard"),
    path("team/c/<slug:cycle>/pictures/<slug:picture>.<slug:image>", pictures.of_dashboard, name="picture"),
    path("team/c/<slug:cycle>/attendance/triangle.<slug:image>", pictures.triangle, name="attendance_picture"),
    path("team/c/<slug:cycle>/attendance/s/<int:n>/curve.<slug:image>", pictures.session, name="session_picture"),
    path("team/c/<slug:cycle>/participation/", participation.participation, name="participation"),
    path("team/c/<slug:cycle>/attendance-figures.csv", files.attendance_figures, name="attendance_figures"),
    path(REPORTS, reports.page, name="reports"),
    path(f"{REPORTS}cycle/", donor.cycle_page, name="cycle_report"),
    path(f"{REPORTS}cycle.pdf", donor.cycle_pdf, name="cycle_pdf"),
    path(f"{REPORTS}sessions/<int:n>/", donor.session_page, name="session_report"),
    path(f"{REPORTS}sessions/<int:n>.pdf", donor.session_pdf, name="session_pdf"),
    path(f"{REPORTS}sessions/<int:n>/presence.<str:ending>", files.presence, name="presence_table"),
    path(f"{REPORTS}<str:table>.<str:ending>", files.table, name="table"),
    path("team/c/<slug:cycle>/findings/<str:public_id>/trail/", finding_trail.finding_trail, name="finding_trail"),
    path("team/c/<slug:cycle>/journal/", journal.journal, name="journal"),
]
