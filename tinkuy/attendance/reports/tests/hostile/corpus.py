"""All of them."""

from tinkuy.attendance.reports.tests.hostile import Hostile

from .archives import ARCHIVES
from .books import BOOKS
from .disguises import DISGUISES
from .letters import LETTERS
from .tables import TABLES

CORPUS: tuple[Hostile, ...] = (*ARCHIVES, *BOOKS, *LETTERS, *TABLES, *DISGUISES)
