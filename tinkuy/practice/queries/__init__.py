"""What became of each recommendation, by country: the matrix, one response, the summary, what is due."""

from .due import actions_ahead, overdue_actions
from .matrix import Cell, Matrix, Row, matrix_of
from .responses import (
    action_of,
    communicable,
    countries_to_address,
    news,
    open_to,
    response_of,
    responses_to,
    state_today,
)
from .summary import CountryPractice, PracticeSummary, summary_of

__all__ = [
    "Cell",
    "CountryPractice",
    "Matrix",
    "PracticeSummary",
    "Row",
    "action_of",
    "actions_ahead",
    "communicable",
    "countries_to_address",
    "matrix_of",
    "news",
    "open_to",
    "overdue_actions",
    "response_of",
    "responses_to",
    "state_today",
    "summary_of",
]
