"""What no field of any form takes: days at the ends of the calendar, and numbers that no column holds.

The last day has no day after it; a number beyond four bytes PostgreSQL refuses to store. Both would be a fault of the
server, on the page that asks or on every page that shows it.
"""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

FIRST_YEAR, LAST_YEAR = 1900, 2199
LARGEST = 2**31 - 1


def demand_within_the_calendar(day: date | None) -> None:
    if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValidationError(
            _("Choose a day between the years %(first)d and %(last)d.") % {"first": FIRST_YEAR, "last": LAST_YEAR}
        )


def demand_storable(number: int | None) -> None:
    if isinstance(number, int) and abs(number) > LARGEST:
        raise ValidationError(_("Write a smaller number."))


def bound_every_field() -> None:
    """Hold it of each date and each whole number of every form, of those that are written later as well."""

    def validate_day(self: forms.Field, value: date | None) -> None:
        forms.Field.validate(self, value)
        demand_within_the_calendar(value)

    def validate_number(self: forms.Field, value: int | None) -> None:
        forms.Field.validate(self, value)
        if getattr(self, "max_value", None) is None:
            demand_storable(value)

    forms.DateField.validate = validate_day  # type: ignore[method-assign]
    forms.IntegerField.validate = validate_number  # type: ignore[method-assign]
