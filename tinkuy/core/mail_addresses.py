"""Whether an e-mail can be one, and what is wrong with it: one answer for every form and every list."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

LONGEST = 254
"""Characters (RFC 5321, 4.5.3.1.3: a path of 256 with its two brackets), as many as our columns hold."""


def demand_address(written: str) -> None:
    """Refuse what is no e-mail, or longer than one can be, by a sentence that names the fault."""
    if len(written) > LONGEST:
        raise ValidationError(
            _("An e-mail has at most %(most)d characters: this one has %(count)d.")
            % {"most": LONGEST, "count": len(written)},
            code="address",
        )
    try:
        validate_email(written)
    except ValidationError:
        raise ValidationError(_fault(written), code="address") from None


def _fault(written: str) -> str:
    name, at, domain = written.rpartition("@")
    if not at:
        return _("Write an e-mail with @, for example name@mail.org.")
    if any(sign in written for sign in " ,;"):
        return _("Write a single e-mail, without spaces or commas.")
    if "@" in name:
        return _("There is more than one @ in this e-mail.")
    if not name:
        return _("What stands before the @ is missing, as “name” in name@mail.org.")
    if not domain:
        return _("What stands after the @ is missing, as “mail.org” in name@mail.org.")
    if "." not in domain.strip("."):
        return _("The ending is missing after “%(domain)s”, as “.org” in name@mail.org.") % {
            "domain": domain.strip(".")
        }
    if not name.isascii():
        return _("Before the @ an e-mail has no accents and no “ñ”.")
    return _("A sign in this e-mail is wrong or missing. Write it as name@mail.org.")


def check_every_address() -> None:
    """Hold it of the field of each form, of those that are written later as well."""
    forms.EmailField.default_validators = [demand_address]
