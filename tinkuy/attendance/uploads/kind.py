"""Lists of registrations among what the team brings in."""

from tinkuy.attendance.reports.sandbox import each_read_once
from tinkuy.attendance.uploads.actions.list_rows import is_as_prepared, prepare_removal
from tinkuy.attendance.uploads.actions.registration_lists import (
    count_list,
    note_previewed,
    prepare_list_file,
    read_list_file,
    take_back_list,
)
from tinkuy.attendance.uploads.queries.jobs import open_job_on
from tinkuy.attendance.uploads.queries.registration_lists import KIND
from tinkuy.uploads.kinds import Kind
from tinkuy.uploads.models import WAITS_FOR

REGISTRATION_LIST = Kind(
    code=KIND,
    may_read="import_attendance",
    may_count="register_from_lists",
    read=read_list_file,
    prepare=prepare_list_file,
    count=count_list,
    prepare_removal=prepare_removal,
    take_back=take_back_list,
    keeps_file=True,
    kept_for=WAITS_FOR,
    previewed=note_previewed,
    is_under_way=lambda upload: open_job_on(upload) is not None,
    still_holds=is_as_prepared,
    around=each_read_once,
)
