"""Reports of attendance, lists of registrations and of whom to invite among what the team brings in."""

from tinkuy.attendance.presences.models import REPORT, AttendanceImport
from tinkuy.attendance.reports.sandbox import each_read_once
from tinkuy.attendance.uploads.actions import invitee_lists, list_rows, registration_lists, reports
from tinkuy.attendance.uploads.queries.registration_lists import KIND
from tinkuy.attendance.uploads.rules import file_name_for, is_long_to_read
from tinkuy.uploads.kinds import Kind
from tinkuy.uploads.models import WAITS_FOR

ATTENDANCE_REPORT = Kind(
    code=REPORT,
    may_read="import_attendance",
    may_count="import_attendance",
    read=reports.read_report_file,
    prepare=reports.prepare_report,
    count=reports.count_report,
    prepare_removal=lambda _upload: None,
    take_back=reports.take_back_report,
    model=AttendanceImport,
    reads=reports.SET_BY_READING,
    keeps_file=True,
    last_day=reports.last_day,
    previewed=reports.note_previewed,
    keep_refusal=reports.keep_refusal,
    is_ready=reports.is_ready,
    called=file_name_for,
    still_holds=reports.is_as_prepared,
    around=each_read_once,
    is_long_to_read=is_long_to_read,
    rows="rows",
    writes="joins",
    rows_at_once=10_000,  # read again, matched, sealed and written within a second
)

REGISTRATION_LIST = Kind(
    code=KIND,
    may_read="import_attendance",
    may_count="register_from_lists",
    read=registration_lists.read_list_file,
    prepare=registration_lists.prepare_list_file,
    count=registration_lists.count_list,
    prepare_removal=list_rows.prepare_removal,
    take_back=registration_lists.take_back_list,
    reads=("sealed_file",),
    keeps_file=True,
    retention=WAITS_FOR,
    previewed=registration_lists.note_previewed,
    still_holds=list_rows.is_as_prepared,
    around=each_read_once,
    is_long_to_read=is_long_to_read,
    rows="new",
    writes="new",
    rows_at_once=2_000,  # new registrations: sealed, numbered and given their sessions within a second
)

INVITEE_LIST = Kind(
    code=invitee_lists.KIND,
    may_read="invite",
    may_count="invite",
    read=invitee_lists.read_invitee_file,
    prepare=invitee_lists.prepare_invitee_file,
    count=invitee_lists.count_invitees,
    prepare_removal=lambda _upload: None,
    take_back=invitee_lists.take_back_invitees,
    reads=("sealed_file",),
    counts_once=False,  # who is new depends on who is listed
    retention=WAITS_FOR,
    still_holds=invitee_lists.still_holds,
    around=each_read_once,
    is_long_to_read=is_long_to_read,
    rows="new",
    writes="new",
    rows_at_once=4_000,  # new invitees: sealed and written within a second
)
