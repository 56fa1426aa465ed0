"""Which days a person may write: the last one of the calendar has no day after it, and no hour in some zones."""

from datetime import date, datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

FIRST_YEAR, LAST_YEAR = 1900, 2199


def demand_within_the_calendar(day: date | datetime | None) -> None:
    if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValidationError(
            _("Choose a day between the years %(first)d and %(last)d.") % {"first": FIRST_YEAR, "last": LAST_YEAR}
        )


def bound_every_date_field() -> None:
    """Hold it of each `DateField` of every form, of those that are written later as well."""

    def validate(self: forms.DateField, value: date | None) -> None:
        forms.Field.validate(self, value)
        demand_within_the_calendar(value)

    forms.DateField.validate = validate  # type: ignore[method-assign, assignment]
