"""What a reader may do with transcripts, for pages whose views do not ask."""

from django import template

from tinkuy.planning.request import team_person
from tinkuy.planning.rules import may

register = template.Library()


@register.simple_tag(takes_context=True)
def may_edit_transcripts(context: template.RequestContext) -> bool:
    request = context["request"]
    return may(team_person(request), "edit_transcripts", request.cycle)
