from django.urls import path

from tinkuy.convening.call.views import public as call
from tinkuy.convening.call.views import team as team_call
from tinkuy.convening.columns import views as words
from tinkuy.convening.cycle_figures import views as figures
from tinkuy.convening.lists.views import exports as lists
from tinkuy.convening.lists.views import needs
from tinkuy.convening.matching.views import by_name as named
from tinkuy.convening.matching.views import decisions, unmatched, walk_in
from tinkuy.convening.moving import views as rescheduling
from tinkuy.convening.overview.views import page, session
from tinkuy.convening.own_page.views import entering as enter
from tinkuy.convening.own_page.views import own_data, quick_exit
from tinkuy.convening.own_page.views import page as me
from tinkuy.convening.registering import views as register
from tinkuy.convening.thread_effect import views as threads
from tinkuy.convening.uploads.views import columns, files, registration_lists
from tinkuy.convening.uploads.views import jobs as import_jobs
from tinkuy.convening.uploads.views.reports import commit, preview, read_again, undo, upload
from tinkuy.convening.warnings import views as warnings

app_name = "convening"

PLAN = "team/c/<slug:cycle>/plan/"
SESSION = f"{PLAN}sessions/<int:n>/"
IMPORT = "team/c/<slug:cycle>/attendance/imports/<str:public_id>/"
FILES = "team/c/<slug:cycle>/attendance/files/"
BATCH = f"{FILES}<str:batch>/"
JOB = "team/c/<slug:cycle>/attendance/jobs/<str:job>/"
LIST = "team/c/<slug:cycle>/registrations/import/<str:listed>/"
CALL = "c/<slug:cycle>/call/"
TEAM_CALL = f"{PLAN}call/"
WARNINGS = "team/c/<slug:cycle>/attendance/warnings/"
QUEUE = "team/c/<slug:cycle>/attendance/unmatched/"
NAMED = "team/c/<slug:cycle>/attendance/by-name/"
DECISIONS = "team/c/<slug:cycle>/attendance/decisions/"

urlpatterns = [
    path("c/<slug:cycle>/register/", register.page, name="register"),
    path("c/<slug:cycle>/register/sent/", register.sent, name="register_sent"),
    path("exit/", quick_exit.quick_exit, name="quick_exit"),
    path("me/", enter.page, name="enter"),
    path("me/enter/link/", enter.link, name="open_link"),
    path("me/enter/ask/", enter.ask, name="ask_code"),
    path("me/enter/code/", enter.code, name="enter_code"),
    path("me/<slug:cycle>/", me.page, name="me"),
    path("me/<slug:cycle>/sessions/", me.choose_sessions, name="choose_sessions"),
    path("me/<slug:cycle>/appearance/", me.change_appearance, name="change_appearance"),
    path("me/<slug:cycle>/needs/", me.change_needs, name="change_needs"),
    path("me/<slug:cycle>/consents/", me.change_consents, name="change_consents"),
    path("me/<slug:cycle>/calendar.ics", own_data.calendar, name="calendar"),
    path("me/<slug:cycle>/data/", own_data.page, name="my_data"),
    path("me/<slug:cycle>/data.json", own_data.as_json, name="my_data_json"),
    path("me/<slug:cycle>/devices/<str:public_id>/close/", own_data.close_device, name="close_device"),
    path("me/<slug:cycle>/leave/", own_data.leave, name="leave"),
    path("me/<slug:cycle>/withdraw/", own_data.withdraw, name="withdraw"),
    path(f"{PLAN}cancel/", rescheduling.cancel_cycle, name="cancel_cycle"),
    path(f"{SESSION}move/", rescheduling.move, name="move"),
    path(f"{SESSION}postpone/", rescheduling.postpone, name="postpone"),
    path(f"{SESSION}cancel/", rescheduling.cancel_session, name="cancel_session"),
    path("team/c/<slug:cycle>/attendance/", page, name="attendance"),
    path("team/c/<slug:cycle>/attendance/s/<int:n>/", session, name="session_attendance"),
    path("team/c/<slug:cycle>/attendance/figures/", figures.page, name="figures"),
    path("team/c/<slug:cycle>/attendance/s/<int:n>/import/", upload, name="upload"),
    path("team/c/<slug:cycle>/attendance/imports/<str:public_id>/", preview, name="preview"),
    path("team/c/<slug:cycle>/attendance/imports/<str:public_id>/commit/", commit, name="commit"),
    path("team/c/<slug:cycle>/attendance/imports/<str:public_id>/letters/", read_again, name="read_again"),
    path("team/c/<slug:cycle>/attendance/imports/<str:public_id>/undo/", undo, name="undo"),
    path(QUEUE, unmatched.queue, name="unmatched"),
    path(f"{QUEUE}<str:public_id>/match/", unmatched.match, name="match"),
    path(f"{QUEUE}<str:public_id>/leave-out/", unmatched.leave_out, name="leave_out"),
    path(f"{QUEUE}<str:public_id>/walk-in/", walk_in.page, name="walk_in"),
    path(DECISIONS, decisions.page, name="decisions"),
    path(f"{DECISIONS}<int:alias>/take-back/", decisions.unmatch, name="unmatch"),
    path(NAMED, named.page, name="named"),
    path(f"{NAMED}<str:public_id>/confirm/", named.confirm, name="confirm_match"),
    path(f"{NAMED}<str:public_id>/refuse/", named.refuse, name="refuse_match"),
    path(f"{NAMED}said/<int:verdict>/take-back/", named.take_back, name="take_back_verdict"),
    path(WARNINGS, warnings.page, name="warnings"),
    path(f"{WARNINGS}thresholds/", warnings.thresholds, name="warning_thresholds"),
    path(f"{WARNINGS}decisions/<str:decision>/take-back/", warnings.take_back, name="take_back_warning"),
    path(f"{WARNINGS}<str:warning>/", warnings.warning, name="warning"),
    path(f"{WARNINGS}<str:warning>/set-aside/", warnings.set_aside, name="set_warning_aside"),
    path("team/c/<slug:cycle>/attendance/needs/", needs.page, name="needs"),
    path("team/c/<slug:cycle>/attendance/threads/", threads.page, name="thread_effect"),
    path("team/c/<slug:cycle>/attendance/lists/addresses/", lists.addresses, name="take_addresses"),
    path("team/c/<slug:cycle>/attendance/lists/<str:kind>/", lists.export, name="export_list"),
    path(f"{IMPORT}columns/", columns.correct, name="correct_columns"),
    path(
        "team/c/<slug:cycle>/attendance/imports/<str:public_id>/forget-columns/", columns.forget, name="forget_mapping"
    ),
    path(JOB, import_jobs.page, name="import_job"),
    path(f"{JOB}part/", import_jobs.part, name="import_job_part"),
    path(f"{JOB}again/", import_jobs.begin_again, name="begin_import_again"),
    path(FILES, files.drop, name="drop_files"),
    path(BATCH, files.batch, name="batch"),
    path(f"{BATCH}import/", files.import_all, name="import_batch"),
    path(f"{BATCH}undo/", files.undo_all, name="undo_batch"),
    path(f"{BATCH}<str:file>/session/", files.choose_session, name="choose_file_session"),
    path(f"{BATCH}<str:file>/leave-out/", files.leave_out, name="leave_file_out"),
    path(f"{BATCH}<str:file>/take-in/", files.take_in, name="take_file_in"),
    path(f"{BATCH}<str:file>/columns/", columns.page, name="file_columns"),
    path("team/hub/words/", words.page, name="words"),
    path("team/hub/words/remove/", words.remove, name="remove_word"),
    path("team/c/<slug:cycle>/registrations/import/", registration_lists.upload, name="upload_registrations"),
    path(LIST, registration_lists.page, name="registration_list"),
    path(f"{LIST}commit/", registration_lists.commit, name="commit_list"),
    path(f"{LIST}letters/", registration_lists.read_again, name="read_list_again"),
    path(f"{LIST}undo/", registration_lists.undo, name="undo_list"),
    path(CALL, call.page, name="call"),
    path(f"{CALL}propose/", call.propose, name="propose"),
    path(f"{CALL}<str:proposal>/support/", call.support, name="support_proposal"),
    path(f"{CALL}<str:proposal>/comment/", call.comment, name="comment"),
    path(f"{CALL}<str:proposal>/withdraw/", call.withdraw, name="withdraw_proposal"),
    path(TEAM_CALL, team_call.page, name="team_call"),
    path(f"{TEAM_CALL}open/", team_call.open_call, name="open_call"),
    path(f"{TEAM_CALL}close/", team_call.close_call, name="close_call"),
    path(f"{TEAM_CALL}comments/<str:comment>/", team_call.moderate_comment, name="moderate_comment"),
    path(f"{TEAM_CALL}<str:proposal>/", team_call.proposal, name="team_proposal"),
    path(f"{TEAM_CALL}<str:proposal>/show/", team_call.show, name="show_proposal"),
    path(f"{TEAM_CALL}<str:proposal>/accept/", team_call.accept, name="accept_proposal"),
    path(f"{TEAM_CALL}<str:proposal>/decline/", team_call.decline, name="decline_proposal"),
    path(f"{TEAM_CALL}<str:proposal>/vote/", team_call.vote, name="vote_on_proposal"),
    path(f"{TEAM_CALL}<str:proposal>/comment/", team_call.comment, name="team_comment"),
]
