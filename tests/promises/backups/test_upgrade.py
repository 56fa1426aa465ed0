"""Every state that was kept opens with the version of today (`tests/states.py`), and nothing of it is lost: what it
published is found.
"""

import signal
from collections import Counter
from typing import Any

import pytest

from tests.running import Site
from tests.states import archived_states, contents_of, searched, unpack

RENAMED = {
    "convening.RegistrationList": "uploads.Upload",
    "attendance.ImportJob": "uploads.ImportJob",
    "systematisation.AskedTick": "systematisation.QualityTick",
}
"""Models that have another label since, by their label of then."""

READ_BY = {"kept_words": "stored_words", "kept_file": "stored_file", "kept_shown": "stored_preview"}
"""Methods that open a sealed value and have another name since."""

BROUGHT = {
    "uploads.Upload": ("convening.RegistrationList", "systematisation.Transcript", "attendance.AttendanceImport")
}
"""Models whose rows of now are one for each row of several models of then."""

OF_EACH_UPLOAD = (["filename"], ["stored_file"], ["stored_preview"])
"""What each upload opens, whatever its kind; a report opened them itself."""

WITHIN_OTHERS = ("attendance.DroppedFile", "attendance.ImportBatch", "publication.SearchEntry")
"""Models of then whose rows are part of others now (`test_reports_become_uploads.py`)."""


def test_a_state_is_kept_to_be_opened():
    assert archived_states()


@pytest.mark.one_database
@pytest.mark.processes
@pytest.mark.parametrize("state", archived_states(), ids=lambda path: path.name.partition(".")[0])
def test_promise_R06_a_filled_database_of_before_opens_with_all_that_it_held_however_often_its_upgrade_is_killed(
    state, tmp_path
):
    held = unpack(state, tmp_path)
    site = Site(tmp_path)

    kills = upgrade_in_spite_of_kills(site, first=20)

    assert kills > 3
    assert_all_is_held(site, held)
    assert_what_is_published_is_found(site)


def upgrade_in_spite_of_kills(site: Site, first: int) -> int:
    """The upgrade is killed after *first* statements, begun again and killed after twice as many, until it ends; how
    often it was killed.
    """
    kills, statements = 0, first
    while (done := site.run_python("-m", "tests.states", "upgrade", str(statements))).returncode:
        assert done.returncode == -signal.SIGKILL, done.stderr
        kills, statements = kills + 1, 2 * statements
    return kills


def assert_all_is_held(site: Site, held: dict[str, Any]) -> None:
    """What *held* counts of rows and of sealed values that open, under the names of today."""
    now = contents_of(site)
    for part in ("rows", "opened"):
        before: Counter[str] = Counter()
        for label, count in held[part].items():
            if not label.startswith(WITHIN_OTHERS):
                before[_today(label)] += count
        if part == "rows":
            before |= Counter({label: sum(held[part].get(one, 0) for one in many) for label, many in BROUGHT.items()})
        assert {label: now[part].get(label) for label in before} == before


def assert_what_is_published_is_found(site: Site) -> None:
    """A sheet by its title, each of its findings by its own words; harvesters narrow by the same words."""
    sheets = searched(site)
    assert sheets
    for slug, sheet in sheets.items():
        assert sheet["by_title"] == [slug]
        assert sheet["printed"]
        assert sheet["by_words"] == sheet["printed"]
        assert sheet["harvested_by"] == sheet["narrowed_by"]


def _today(label: str) -> str:
    """«app.Model» or «app.Model method», as it is called today."""
    model, *former = label.split()
    method = [READ_BY.get(one, one) for one in former]
    if model == "attendance.AttendanceImport" and method in OF_EACH_UPLOAD:
        model = "uploads.Upload"
    return " ".join([RENAMED.get(model, model), *method])
