"""The measures beyond which no attendance report goes."""

from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused

MAX_LINE = 65_536
MAX_ROWS = 250_000
"""A webinar of 50,000 persons who join four times each has 200,000 lines."""


def refuse_long(line: int, length: int) -> None:
    """Refuse a line, or the cell of a workbook, of more than 65,536 letters."""
    if length > MAX_LINE:
        raise Refused(
            _("Line %(line)d has %(length)d characters; no attendance report has such lines. Export it again.")
            % {"line": line, "length": length}
        )
