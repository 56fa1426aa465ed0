from django.urls import include, path

from tinkuy.publication.guard import views as guard
from tinkuy.publication.overview import views as overview
from tinkuy.publication.reviews import views as reviews
from tinkuy.publication.sheets import views as sheets
from tinkuy.publication.versions import views as versions

app_name = "publication"

of_sheet = [
    path("", overview.page, name="sheet"),
    path("start/", sheets.start, name="start"),
    path("preview/<slug:language>/", sheets.preview, name="preview"),
    path("edit/<slug:language>/", sheets.edit, name="edit"),
    path("edit/<slug:language>/refresh/", sheets.refresh, name="refresh"),
    path("edit/<slug:language>/submit/", reviews.save_and_submit, name="save_and_submit"),
    path("layout/", sheets.choose_layout, name="layout"),
    path("submit/", reviews.submit, name="submit"),
    path("review/", reviews.review, name="review"),
    path("personal-data/", guard.page, name="personal_data"),
    path("personal-data/decide/", guard.decide, name="decide_alert"),
    path("personal-data/<int:decision>/reopen/", guard.reopen, name="reopen_alert"),
    path("document/", versions.document, name="document"),
    path("approve/", versions.approve, name="approve"),
    path("publish/", versions.publish, name="publish"),
    path("retire/", versions.retire, name="retire"),
]

urlpatterns = [
    path("team/c/<slug:cycle>/sheet/", include(of_sheet)),
    path("team/sheets/", versions.waiting, name="waiting"),
]
