from django.urls import path

from .views import editor, personal_data, sheet, waiting

app_name = "publication"

urlpatterns = [
    path("team/sheets/", waiting.page, name="waiting"),
    path("team/c/<slug:cycle>/sheet/document/", sheet.document, name="document"),
    path("team/c/<slug:cycle>/sheet/", sheet.page, name="sheet"),
    path("team/c/<slug:cycle>/sheet/start/", sheet.start, name="start"),
    path("team/c/<slug:cycle>/sheet/submit/", sheet.submit, name="submit"),
    path("team/c/<slug:cycle>/sheet/review/", sheet.review, name="review"),
    path("team/c/<slug:cycle>/sheet/approve/", sheet.approve, name="approve"),
    path("team/c/<slug:cycle>/sheet/publish/", sheet.publish, name="publish"),
    path("team/c/<slug:cycle>/sheet/retire/", sheet.retire, name="retire"),
    path("team/c/<slug:cycle>/sheet/personal-data/", personal_data.page, name="personal_data"),
    path("team/c/<slug:cycle>/sheet/personal-data/decide/", personal_data.decide, name="decide_alert"),
    path("team/c/<slug:cycle>/sheet/personal-data/<int:decision>/reopen/", personal_data.reopen, name="reopen_alert"),
    path("team/c/<slug:cycle>/sheet/preview/<slug:language>/", sheet.preview, name="preview"),
    path("team/c/<slug:cycle>/sheet/edit/<slug:language>/", editor.edit, name="edit"),
    path("team/c/<slug:cycle>/sheet/edit/<slug:language>/refresh/", editor.refresh, name="refresh"),
]
