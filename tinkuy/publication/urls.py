from django.urls import include, path

app_name = "publication"

SHEET = "team/c/<slug:cycle>/sheet/"

urlpatterns = [
    path(SHEET, include("tinkuy.publication.overview.urls")),
    path(SHEET, include("tinkuy.publication.sheets.urls")),
    path(SHEET, include("tinkuy.publication.reviews.urls")),
    path(SHEET + "personal-data/", include("tinkuy.publication.guard.urls")),
    path("", include("tinkuy.publication.versions.urls")),
]
