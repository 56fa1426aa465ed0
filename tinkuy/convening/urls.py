from django.urls import path

from .views import attendance, unmatched

app_name = "convening"

urlpatterns = [
    path("team/c/<slug:cycle>/attendance/", attendance.page, name="attendance"),
    path("team/c/<slug:cycle>/attendance/s/<int:n>/import/", attendance.upload, name="upload"),
    path("team/c/<slug:cycle>/attendance/imports/<str:public_id>/", attendance.preview, name="preview"),
    path("team/c/<slug:cycle>/attendance/imports/<str:public_id>/commit/", attendance.commit, name="commit"),
    path("team/c/<slug:cycle>/attendance/imports/<str:public_id>/undo/", attendance.undo, name="undo"),
    path("team/c/<slug:cycle>/attendance/unmatched/", unmatched.queue, name="unmatched"),
    path("team/c/<slug:cycle>/attendance/unmatched/<str:public_id>/match/", unmatched.match, name="match"),
    path("team/c/<slug:cycle>/attendance/unmatched/<str:public_id>/unmatch/", unmatched.unmatch, name="unmatch"),
    path("team/c/<slug:cycle>/registrations/import/", attendance.upload_registrations, name="upload_registrations"),
]
