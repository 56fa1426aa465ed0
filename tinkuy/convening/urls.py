from django.urls import include, path

app_name = "convening"

urlpatterns = [
    path("", include("tinkuy.convening.registering.urls")),
    path("", include("tinkuy.convening.own_page.urls")),
    path("", include("tinkuy.convening.moving.urls")),
    path("", include("tinkuy.convening.overview.urls")),
    path("", include("tinkuy.convening.cycle_figures.urls")),
    path("", include("tinkuy.convening.uploads.urls")),
    path("", include("tinkuy.convening.matching.urls")),
    path("", include("tinkuy.convening.warnings.urls")),
    path("", include("tinkuy.convening.lists.urls")),
    path("", include("tinkuy.convening.thread_effect.urls")),
    path("", include("tinkuy.convening.columns.urls")),
    path("", include("tinkuy.convening.call.urls")),
]
