"""The cells of the matrix, drawn as they are many: a knot, its word, and where it leads."""

from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext as _

from tinkuy.design.figures.practice_knot import practice_knot
from tinkuy.people.countries import country_name
from tinkuy.planning.hours import day_with_year
from tinkuy.practice.overview.matrix import Cell, Matrix
from tinkuy.practice.responses.models import ResponseState
from tinkuy.systematisation.evidence.models.finding import Finding


class Silence(NamedTuple):
    """How a cell shows that nothing was heard: beside its state, and in its spoken name."""

    mark: SafeString
    label: str


NO_SILENCE = Silence(format_html("{}", ""), "")


class CellDrawing:
    """Draws the cells of one *matrix* for one reader, who may put questions to *asked_by* them."""

    def __init__(self, matrix: Matrix, *, askable_countries: Collection[str], focal: Collection[str]) -> None:
        slug = matrix.standing.cycle.slug
        self.matrix, self.askable, self.focal = matrix, askable_countries, focal
        self.list_href = reverse("practice:matrix", args=[slug])
        self.ask_href = reverse("practice:communicate", args=[slug])
        self.language = get_language() or ""

    def td(self, cell: Cell, finding: Finding, *, may_be_asked: bool) -> SafeString:
        content = self._content(cell, finding, may_be_asked=may_be_asked)
        if cell.country in self.focal:
            return format_html('<td class="own">{}</td>', content)
        return format_html("<td>{}</td>", content)

    def _content(self, cell: Cell, finding: Finding, *, may_be_asked: bool) -> SafeString:
        short = cell.country or "–"
        if not cell.rows:
            return self._absent(cell, finding, short, may_be_asked=may_be_asked)
        word = state_word(cell.state, self.language)
        name = self._name(cell)
        state = _("%(state)s, verified") % {"state": word} if cell.is_verified else word
        silence = self._silence(cell)
        if cell.response:
            href, times = f"{self.list_href}{cell.response.public_id}/", ""
            label = f"{name}: {state}{silence.label}"
        else:
            href = f"{self.list_href}?finding={finding.public_id}&country={cell.country or 'none'}"
            times = format_html(" <b>×{}</b>", len(cell.rows))
            label = f"{name}: {state}, {len(cell.rows)}{silence.label}"
        return format_html(
            '<a href="{}" aria-label="{}"><span class="country">{}</span>{}<span class="state {}">{}{}{}</span></a>',
            href,
            label,
            short,
            knot(cell.state, cell.is_verified),
            cell.state,
            word,
            times,
            silence.mark,
        )

    def _silence(self, cell: Cell) -> Silence:
        """That nobody said how it goes after it was asked: in the cell a word, in its name the day too.

        Where nothing was answered the state says it already.
        """
        if cell.silent_since is None or cell.state == ResponseState.NO_ANSWER:
            return NO_SILENCE
        words = _("no news since %(day)s") % {"day": day_with_year(cell.silent_since)}
        return Silence(format_html('<small class="silent">{}</small>', _("no news")), f", {words}")

    def _absent(self, cell: Cell, finding: Finding, short: str, *, may_be_asked: bool) -> SafeString:
        if may_be_asked and cell.country in self.askable:
            words = _("communicate")
            return format_html(
                '<a class="absent" href="{}?finding={}&amp;country={}" aria-label="{}: {}">'
                '<span class="country">{}</span>{}<span class="state">{}</span></a>',
                self.ask_href,
                finding.public_id,
                cell.country,
                self._name(cell),
                words,
                short,
                knot("", False),
                words,
            )
        return format_html(
            '<span class="absent"><span class="country" aria-hidden="true">{}</span>'
            '<span class="visually-hidden">{}: </span>{}<span class="state">{}</span></span>',
            short,
            self._name(cell),
            knot("", False),
            _("not communicated"),
        )

    def _name(self, cell: Cell) -> str:
        if cell.country:
            return country_name(cell.country)
        body = cell.response.institution if cell.response else None
        return self.matrix.bodies.get(body or 0) or _("Without a country")


@lru_cache(maxsize=32)
def knot(state: str, is_verified: bool) -> SafeString:
    """The knot of a state: the same in every cell."""
    drawn = "no_response" if state in ("", ResponseState.NO_ANSWER) else str(state)
    return practice_knot(drawn, is_verified=is_verified)


@lru_cache(maxsize=64)
def state_word(state: str, _language: str) -> str:
    """The word of a state within a sentence, in the active language."""
    return str(ResponseState(state).label).lower()
