"""Text made comparable and clean. Without Django, so that a reader of files may be started in a moment."""

import unicodedata


def folded(text: str) -> str:
    """*text* without accents, case or doubled spaces, for comparing (never for showing)."""
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(plain.casefold().split())


def tidy(text: str) -> str:
    """*text* in NFC without control, zero-width and bidirectional characters; line breaks stay."""
    composed = unicodedata.normalize("NFC", text)
    if composed.isprintable():  # as most texts of one line are: none of its characters need be looked at
        return composed.strip()
    readable = (c for c in composed if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf"))
    return "".join(readable).strip()


def shortened(text: str, most: int) -> str:
    """*text* on one line, at most *most* characters, cut between two words."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]}…"


def lower_first(text: str) -> str:
    """*text* as it stands within a sentence: its first letter is a small one, all others are as they were."""
    return text[:1].lower() + text[1:]


def typed_code(text: str) -> str:
    """A code as it was made, from what somebody typed or pasted: only letters and digits, these in their plain form."""
    plain = (c for c in unicodedata.normalize("NFKC", text) if c.isalnum())
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in plain)
