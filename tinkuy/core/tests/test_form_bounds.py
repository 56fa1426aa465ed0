import pytest
from django import forms
from django.core.exceptions import ValidationError


@pytest.mark.parametrize(
    ("field", "odd"),
    [
        *((forms.DateField(), day) for day in ("9999-12-31", "0001-01-01", "1899-12-31", "2200-01-01")),
        *((forms.IntegerField(), number) for number in (str(2**31), str(-(2**31)), "9" * 400)),
        (forms.IntegerField(max_value=5), "9" * 400),
    ],
)
def test_promise_I01_no_field_of_a_form_takes_a_day_or_a_number_that_no_page_can_hold(field, odd):
    with pytest.raises(ValidationError):
        field.clean(odd)
