"""Slips of the finger in the domain of an address: asked about once, never corrected by the program."""

FREQUENT = (
    *("gmail.com", "hotmail.com", "outlook.com", "yahoo.com", "icloud.com", "live.com", "msn.com", "proton.me"),
    *("hotmail.es", "outlook.es", "yahoo.es", "yahoo.com.ar", "yahoo.com.br", "yahoo.com.mx", "hotmail.com.ar"),
    *("uol.com.br", "bol.com.br", "terra.com.br", "protonmail.com", "outlook.com.br", "outlook.com.ar"),
)
"""Where most people of the region have their mail. An address of an institution is never in doubt."""

LIKE_THEM = ("mail.com", "ymail.com", "email.com", "gmx.com")
"""Domains of their own, though a letter away from one of those."""


def likely_address(address: str) -> str:
    """*address* with the frequent domain that its own is one slip away from; empty where there is none."""
    name, _at, domain = address.rpartition("@")
    domain = domain.casefold()
    if domain in (*FREQUENT, *LIKE_THEM):
        return ""
    return next((f"{name}@{other}" for other in FREQUENT if _is_one_slip(domain, other)), "")


def _is_one_slip(typed: str, meant: str) -> bool:
    """A letter too many, missing, wrong, or two that changed places."""
    start = next((place for place, pair in enumerate(zip(typed, meant, strict=False)) if pair[0] != pair[1]), None)
    if start is None:
        return abs(len(typed) - len(meant)) == 1
    rest, wanted = typed[start:], meant[start:]
    swapped = rest[1:2] + rest[:1] + rest[2:]
    return rest[1:] == wanted or rest == wanted[1:] or rest[1:] == wanted[1:] or swapped == wanted
