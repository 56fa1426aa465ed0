"""The words by which a published sheet is passed on, and its short address."""

from collections.abc import Iterator
from textwrap import shorten

from django.conf import settings
from django.utils.translation import gettext as _, override

from tinkuy.convening.sharing.later_texts import TextGroup
from tinkuy.design.sharing import SharedText
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.editing.forms import NAMES
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.records.queries import versions_of
from tinkuy.publication.sheets.models import Sheet, SheetVersion

MOST_LETTERS = 280
"""Of the summary in a chat: whoever reads on a telephone follows the address for more."""


def short_address(version: SheetVersion) -> str:
    """It leads to the sheet and does not tell its theme: for a slide, a poster, and where a cycle is discreet."""
    return f"{settings.BASE_ADDRESS.rstrip('/')}/{version.language}/f/{version.sheet.public_id}/"


def shared_text(version: SheetVersion, *, is_sensitive: bool) -> SharedText:
    """In the language of *version*. On a sensitive theme no word of it: messages are read over a shoulder."""
    content = SheetContent.from_json(version.content)
    address = short_address(version) if is_sensitive else content.address
    with override(version.language):
        chat = _without_theme() if is_sensitive else _chat(content)
        letter = _without_theme() if is_sensitive else _letter(content)
        subject = _("A sheet of good practices")
        return SharedText(
            language=version.language,
            name=NAMES[version.language],
            address=address,
            chat="\n\n".join([*chat, address]),
            letter="\n\n".join([*letter, address, *_signature(content)]),
            subject=subject if is_sensitive else _("Sheet: %(title)s") % {"title": content.title},
        )


def texts_of_sheets(cycle: Cycle) -> list[TextGroup]:
    """Of each published sheet of the *cycle* in scope, in each language in which it is in force."""
    sheets = {sheet.pk: sheet for sheet in Sheet.objects.filter(cycle=cycle).order_by("pk")}
    return [
        TextGroup(
            str(sheets[sheet].get_kind_display()),
            [shared_text(version, is_sensitive=cycle.is_sensitive) for version in versions],
        )
        for sheet, versions in sorted(versions_of(sheets).items())
    ]


def _without_theme() -> Iterator[str]:
    yield _("What a cycle of sessions between countries learned and recommends:")


def _chat(content: SheetContent) -> Iterator[str]:
    yield content.title
    yield shorten(content.guiding_question or content.summary, MOST_LETTERS, placeholder=" …")


def _letter(content: SheetContent) -> Iterator[str]:
    yield content.title
    yield content.summary
    if content.recommendations:
        items = "\n".join(f"– {item.heading or item.text}" for item in content.recommendations)
        yield f"{_('What it recommends:')}\n{items}"
    yield _("To read, to print on one page or to edit:")


def _signature(content: SheetContent) -> Iterator[str]:
    if content.contact.name or content.contact.email:
        yield "\n".join(filter(None, (content.contact.name, content.contact.email)))
