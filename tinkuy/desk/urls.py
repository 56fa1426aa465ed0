from django.urls import include, path

app_name = "desk"

CYCLE = "team/c/<slug:cycle>/"

urlpatterns = [
    path("", include("tinkuy.desk.home.urls")),
    path(CYCLE, include("tinkuy.desk.dashboard.urls")),
    path(CYCLE, include("tinkuy.desk.participation.urls")),
    path(CYCLE, include("tinkuy.desk.reports.urls")),  # before the tables: `cycle.pdf` is none
    path(CYCLE, include("tinkuy.desk.exports.urls")),
    path(CYCLE, include("tinkuy.desk.finding_trail.urls")),
    path(CYCLE, include("tinkuy.desk.journal.urls")),
]
