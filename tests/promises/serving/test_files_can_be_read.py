"""I02: whoever runs a site learns whether files can be read there, and behind which walls."""

import pytest

from tinkuy.config.doctor import files
from tinkuy.core.sandbox import probing

pytestmark = pytest.mark.one_database


def test_promise_I02_a_workbook_is_read_behind_all_walls():
    (finding,) = files.reading()

    assert str(finding) == "✓ Los archivos importados se pueden leer, con todas las protecciones."


def test_promise_I02_what_cannot_be_read_is_a_fault():
    (finding,) = files.reading(b"PK no workbook")

    assert finding.is_fault


def test_promise_I02_outside_of_the_sandbox_no_wall_stands():
    rows, missing = probing.rows_and_missing_walls(files._workbook())

    assert (rows, missing) == (1, [*probing.WALLS])
    assert files.about_walls(missing).is_advice
    assert {*files.AGAINST} == {*probing.WALLS}
