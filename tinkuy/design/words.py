"""Django's `i18n` tags, where what stands in a template to be translated is looked up once in each language.

Django looks it up, escapes it and makes an object that waits to be translated, at each drawing. What comes of it is the
same, letter for letter. What holds a variable, a filter or a name for what follows goes Django's way, but that the
message to look up is put together once.
"""

from collections.abc import Callable
from typing import Any

from django.template import Context, Library, Node
from django.template.base import FilterExpression, Parser, Token, TokenType
from django.templatetags import i18n
from django.utils.translation import get_language

register = Library()
register.filters.update(i18n.register.filters)
register.tags.update(i18n.register.tags)


class StandingWords(Node):
    """What Django's *node* of such words draws; it depends on the language alone."""

    child_nodelists = ()

    def __init__(self, node: Any) -> None:
        self._node = node
        self._by_language: dict[str | None, str] = {}

    def render(self, context: Context) -> str:
        language = get_language()
        words = self._by_language.get(language)
        if words is None:
            words = self._by_language[language] = self._node.render(context)
        return words


class PreparedBlock(i18n.BlockTranslateNode):
    """A block of words with variables or a number: which message it is stands in the template, and does not change."""

    def __init__(self, **parts: Any) -> None:
        super().__init__(**parts)
        read = super().render_token_list
        self._one, self._many = read(self.singular), read(self.plural or [])

    def render_token_list(self, tokens: list[Token]) -> tuple[str, list[str]]:
        """The message and its variables, in a list of the caller's own."""
        message, names = self._one if tokens is self.singular else self._many
        return message, [*names]


def prepared_block(parser: Parser, token: Token) -> PreparedBlock:
    return PreparedBlock(**vars(i18n.do_block_translate(parser, token)))


def remembering(compile_tag: Callable[[Parser, Token], Any], stands: Callable[[Any], bool]) -> Callable[..., Node]:
    """The tag of Django, whose node remembers its words where it *stands*."""

    def compiled(parser: Parser, token: Token) -> Node:
        node: Node = compile_tag(parser, token)
        return StandingWords(node) if stands(node) else node

    return compiled


def _is_plain(node: Any) -> bool:
    words = node.filter_expression
    is_written = words.var.literal is not None and not words.filters
    return is_written and not node.noop and not node.asvar and _is_written(node.message_context)


def _is_whole(node: Any) -> bool:
    """A block of words without a variable or a number in it."""
    has_variables = node.extra_context or any(token.token_type == TokenType.VAR for token in node.singular)
    return not has_variables and not node.plural and not node.asvar and _is_written(node.message_context)


def _is_written(meaning: FilterExpression | None) -> bool:
    return meaning is None or (isinstance(meaning.var, str) and not meaning.filters)


for _tag in ("translate", "trans"):
    register.tags[_tag] = remembering(i18n.do_translate, _is_plain)
for _tag in ("blocktranslate", "blocktrans"):
    register.tags[_tag] = remembering(prepared_block, _is_whole)
