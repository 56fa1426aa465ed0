"""The licences that a sheet may be published under, as forms offer them."""

OFFERED_LICENCES = [
    ("CC-BY-4.0", "CC BY 4.0"),
    ("CC-BY-NC-SA-3.0-IGO", "CC BY-NC-SA 3.0 IGO"),
    ("CC-BY-SA-4.0", "CC BY-SA 4.0"),
]
