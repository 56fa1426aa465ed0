"""Days and hours in templates: `{% load moments %}`. Every hour names its city (invariant 22)."""

from datetime import date, datetime

from django import template
from django.conf import settings
from django.utils.formats import date_format

from tinkuy.planning import hours

register = template.Library()


@register.simple_tag
def day(moment: datetime, zone: str) -> str:
    """`{% day webinar.starts_at cycle.zone %}` → «jueves 16 de julio»."""
    return hours.long_day(hours.local_day(moment, zone))


@register.simple_tag
def full_day(moment: datetime, zone: str) -> str:
    """«16 de julio de 2020»."""
    return hours.day_with_year(hours.local_day(moment, zone))


@register.filter
def local_day(moment: datetime, zone: str = "") -> date:
    """The day of a moment in *zone*, or by the hub's own clock: `{{ one.asked_at|local_day|date:"j b Y" }}`."""
    return hours.local_day(moment, zone or settings.HUB_ZONE)


@register.filter
def date_written(day: date) -> str:
    """«16 de julio de 2020», of a day that has no zone: that of a moment is its `local_day`."""
    return hours.day_with_year(day)


@register.simple_tag
def short_day(moment: datetime, zone: str) -> str:
    """«16 jul»."""
    return hours.short_day(hours.local_day(moment, zone))


@register.simple_tag
def hour(moment: datetime, zone: str) -> str:
    """«10:00 en Lima»."""
    return hours.hour_in_city(moment, zone)


@register.simple_tag
def short_moment(moment: datetime, zone: str) -> str:
    """«16 jul, 10:00 en Lima»."""
    return f"{short_day(moment, zone)}, {hour(moment, zone)}"


@register.simple_tag
def hub_moment(moment: datetime) -> str:
    """«16 jul 2020, 10:00 en Lima», by the hub's own clock, of what belongs to no cycle."""
    return f"{date_format(local_day(moment), 'j b Y')}, {hour(moment, settings.HUB_ZONE)}"


@register.simple_tag
def local_hour(moment: datetime, zone: str) -> str:
    """«10:00», where the page names the city beside it: the head of a column, the words of a sentence."""
    return hours.local_hour(moment, zone)


@register.filter
def day_written(day: date) -> str:
    """«jueves 16 de julio», of a day that has no zone."""
    return hours.long_day(day)


@register.filter
def city(zone: str) -> str:
    """The city whose hour a zone is: «Lima»."""
    return hours.city_of(zone)


@register.filter
def minute(second: int | None) -> str:
    """The minute of a session in which a second lies, as it is said: `5010` → «83»."""
    return "" if second is None else str(second // 60)
