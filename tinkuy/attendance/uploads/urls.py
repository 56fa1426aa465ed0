from django.urls import path

from tinkuy.attendance.uploads.views import files, jobs, registration_lists, reports

IMPORT = "team/c/<slug:cycle>/attendance/imports/<str:public_id>/"
JOB = "team/c/<slug:cycle>/attendance/jobs/<str:job>/"
FILES = "team/c/<slug:cycle>/attendance/files/"
BATCH = f"{FILES}<str:batch>/"
LIST = "team/c/<slug:cycle>/registrations/import/<str:public_id>/"

urlpatterns = [
    path("team/c/<slug:cycle>/attendance/s/<int:n>/import/", reports.upload, name="upload"),
    path("team/c/<slug:cycle>/attendance/imports/<str:public_id>/", reports.preview, name="preview"),
    path("team/c/<slug:cycle>/attendance/imports/<str:public_id>/commit/", reports.commit, name="commit"),
    path("team/c/<slug:cycle>/attendance/imports/<str:public_id>/letters/", reports.read_again, name="read_again"),
    path("team/c/<slug:cycle>/attendance/imports/<str:public_id>/undo/", reports.undo, name="undo"),
    path(f"{IMPORT}columns/", reports.correct, name="correct_columns"),
    path(
        "team/c/<slug:cycle>/attendance/imports/<str:public_id>/forget-columns/", reports.forget, name="forget_mapping"
    ),
    path(JOB, jobs.page, name="import_job"),
    path(f"{JOB}part/", jobs.part, name="import_job_part"),
    path(f"{JOB}again/", jobs.begin_again, name="begin_import_again"),
    path(FILES, files.drop, name="drop_files"),
    path(BATCH, files.batch, name="batch"),
    path(f"{BATCH}import/", files.import_all, name="import_batch"),
    path(f"{BATCH}undo/", files.undo_all, name="undo_batch"),
    path(f"{BATCH}<str:file>/session/", files.choose_session, name="choose_file_session"),
    path(f"{BATCH}<str:file>/leave-out/", files.leave_out, name="leave_file_out"),
    path(f"{BATCH}<str:file>/take-in/", files.take_in, name="take_file_in"),
    path(f"{BATCH}<str:file>/columns/", reports.page, name="file_columns"),
    path("team/c/<slug:cycle>/registrations/import/", registration_lists.upload, name="upload_registrations"),
    path(LIST, registration_lists.page, name="registration_list"),
    path(f"{LIST}commit/", registration_lists.commit, name="commit_list"),
    path(f"{LIST}letters/", registration_lists.read_otherwise, name="read_list_again"),
    path(f"{LIST}undo/", registration_lists.undo, name="undo_list"),
]
