from typing import Any

from django import template

from tinkuy.publication.sheets.addresses import address_of, kind_of_request

register = template.Library()


@register.simple_tag(takes_context=True)
def sheet_url(context: dict[str, Any], name: str, **arguments: str) -> str:
    """The page *name* of the sheet that the present page is of: the one on the subject, or the one on the method."""
    request = context["request"]
    return address_of(request.cycle.slug, kind_of_request(request), name, **arguments)
