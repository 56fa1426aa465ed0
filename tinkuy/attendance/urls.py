"""Addresses of attendance."""

from django.urls import path

from tinkuy.attendance.certificates.views import (
    check as check_certificate,
    own as own_certificate,
    team as certificates,
)
from tinkuy.attendance.columns import views as columns
from tinkuy.attendance.cycle_figures import views as cycle_figures
from tinkuy.attendance.lists import views as lists
from tinkuy.attendance.matching.views import decisions, unmatched
from tinkuy.attendance.overview import views as overview
from tinkuy.attendance.real_hours import views as real_hours
from tinkuy.attendance.registrants import views as registrants
from tinkuy.attendance.thread_effect import views as thread_effect
from tinkuy.attendance.uploads.views import files, invitee_lists, jobs, registration_lists, reports
from tinkuy.attendance.warnings import views as warnings

app_name = "attendance"

ATTENDANCE = "team/c/<slug:cycle>/attendance/"
WARNINGS = f"{ATTENDANCE}warnings/"
IMPORT = f"{ATTENDANCE}imports/<str:public_id>/"
JOB = f"{ATTENDANCE}jobs/<str:job>/"
FILES = f"{ATTENDANCE}files/"
BATCH = f"{FILES}<str:batch>/"
REGISTRANTS = "team/c/<slug:cycle>/registrations/"
LISTS = f"{REGISTRANTS}import/"
LIST = f"{LISTS}<str:public_id>/"
INVITEES = "team/c/<slug:cycle>/invitations/add/"
INVITEE_LIST = f"{INVITEES}<str:public_id>/"
QUEUE = f"{ATTENDANCE}unmatched/"
DECISIONS = f"{ATTENDANCE}decisions/"
NAMED = f"{ATTENDANCE}by-name/"
CERTIFICATES = f"{ATTENDANCE}certificates/"
OWN_CERTIFICATE = "me/<slug:cycle>/certificate/"
WORDS = "team/hub/words/"

urlpatterns = [
    path(ATTENDANCE, overview.page, name="attendance"),
    path(f"{ATTENDANCE}s/<int:n>/", overview.session, name="session_attendance"),
    path(f"{ATTENDANCE}s/<int:n>/hours/", real_hours.page, name="real_hours"),
    path(f"{ATTENDANCE}s/<int:n>/hours/take-back/", real_hours.take_back, name="take_back_hours"),
    path(f"{ATTENDANCE}figures/", cycle_figures.page, name="figures"),
    path(f"{ATTENDANCE}threads/", thread_effect.page, name="thread_effect"),
    path(WARNINGS, warnings.page, name="warnings"),
    path(f"{WARNINGS}thresholds/", warnings.thresholds, name="warning_thresholds"),
    path(f"{WARNINGS}decisions/<str:decision>/take-back/", warnings.take_back, name="take_back_warning"),
    path(f"{WARNINGS}<str:warning>/", warnings.warning, name="warning"),
    path(f"{WARNINGS}<str:warning>/set-aside/", warnings.set_aside, name="set_warning_aside"),
    path(f"{ATTENDANCE}s/<int:n>/import/", reports.upload, name="upload"),
    path(IMPORT, reports.preview, name="preview"),
    path(f"{IMPORT}commit/", reports.commit, name="commit"),
    path(f"{IMPORT}letters/", reports.read_again, name="read_again"),
    path(f"{IMPORT}undo/", reports.undo, name="undo"),
    path(f"{IMPORT}columns/", reports.correct, name="correct_columns"),
    path(f"{IMPORT}forget-columns/", reports.forget, name="forget_mapping"),
    path(JOB, jobs.page, name="import_job"),
    path(f"{JOB}part/", jobs.part, name="import_job_part"),
    path(f"{JOB}again/", jobs.begin_again, name="begin_import_again"),
    path(INVITEES, invitee_lists.add, name="add_invitees"),
    path(INVITEE_LIST, invitee_lists.page, name="invitee_list"),
    path(f"{INVITEE_LIST}commit/", invitee_lists.commit, name="commit_invitees"),
    path(f"{INVITEE_LIST}letters/", invitee_lists.read_otherwise, name="read_invitees_again"),
    path(f"{INVITEE_LIST}undo/", invitee_lists.undo, name="undo_invitees"),
    path(FILES, files.drop, name="drop_files"),
    path(BATCH, files.batch, name="batch"),
    path(f"{BATCH}import/", files.import_all, name="import_batch"),
    path(f"{BATCH}undo/", files.undo_all, name="undo_batch"),
    path(f"{BATCH}<str:file>/session/", files.choose_session, name="choose_file_session"),
    path(f"{BATCH}<str:file>/leave-out/", files.leave_out, name="leave_file_out"),
    path(f"{BATCH}<str:file>/take-in/", files.take_in, name="take_file_in"),
    path(f"{BATCH}<str:file>/columns/", reports.page, name="file_columns"),
    path(REGISTRANTS, registrants.page, name="registrants"),
    path(f"{REGISTRANTS}list/", registrants.export, name="export_registrants"),
    path(f"{REGISTRANTS}chosen/", registrants.change, name="change_registrants"),
    path(LISTS, registration_lists.upload, name="upload_registrations"),
    path(LIST, registration_lists.page, name="registration_list"),
    path(f"{LIST}commit/", registration_lists.commit, name="commit_list"),
    path(f"{LIST}letters/", registration_lists.read_otherwise, name="read_list_again"),
    path(f"{LIST}undo/", registration_lists.undo, name="undo_list"),
    path(QUEUE, unmatched.queue, name="unmatched"),
    path(f"{QUEUE}<str:public_id>/match/", unmatched.match, name="match"),
    path(f"{QUEUE}<str:public_id>/leave-out/", unmatched.leave_out, name="leave_out"),
    path(f"{QUEUE}<str:public_id>/walk-in/", unmatched.page, name="walk_in"),
    path(DECISIONS, decisions.accounts, name="decisions"),
    path(f"{DECISIONS}<int:alias>/take-back/", decisions.unmatch, name="unmatch"),
    path(NAMED, decisions.names, name="named"),
    path(f"{NAMED}<str:public_id>/confirm/", decisions.confirm, name="confirm_match"),
    path(f"{NAMED}<str:public_id>/refuse/", decisions.refuse, name="refuse_match"),
    path(f"{NAMED}said/<int:verdict>/take-back/", decisions.take_verdict_back, name="take_back_verdict"),
    path(f"{ATTENDANCE}needs/", lists.needs, name="needs"),
    path(f"{ATTENDANCE}lists/addresses/", lists.addresses, name="take_addresses"),
    path(f"{ATTENDANCE}lists/<str:kind>/", lists.export, name="export_list"),
    path(CERTIFICATES, certificates.page, name="certificates"),
    path(f"{CERTIFICATES}issue/", certificates.issue, name="issue_certificates"),
    path(f"{CERTIFICATES}<str:issue>/part/", certificates.part, name="certificates_part"),
    path(OWN_CERTIFICATE, own_certificate.page, name="own_certificate"),
    path(f"{OWN_CERTIFICATE}pdf/", own_certificate.pdf, name="own_certificate_pdf"),
    path(f"{OWN_CERTIFICATE}name/", own_certificate.change_certificate_name, name="show_name_on_certificate"),
    path("certificates/", check_certificate.form, name="check_certificates"),
    path("certificates/<str:code>/", check_certificate.page, name="check_certificate"),
    path(WORDS, columns.page, name="words"),
    path(f"{WORDS}remove/", columns.remove, name="remove_word"),
]
