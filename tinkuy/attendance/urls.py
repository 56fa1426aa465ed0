from django.urls import include, path

app_name = "attendance"

urlpatterns = [
    path("", include("tinkuy.attendance.overview.urls")),
    path("", include("tinkuy.attendance.cycle_figures.urls")),
    path("", include("tinkuy.attendance.uploads.urls")),
    path("", include("tinkuy.attendance.matching.urls")),
    path("", include("tinkuy.attendance.warnings.urls")),
    path("", include("tinkuy.attendance.lists.urls")),
    path("", include("tinkuy.attendance.thread_effect.urls")),
    path("", include("tinkuy.attendance.columns.urls")),
]
