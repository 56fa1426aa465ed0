"""Which addresses the links of a document keep: of web and of mail those that name nobody whom its words don't name.

An address may bear a person's: programs of mail and of shared folders write it in, and no reader sees it.
"""

import re
import unicodedata
from urllib.parse import unquote

_WEB = re.compile(r"https?://[^\s/?#][^\s]*", re.IGNORECASE)
_REWRITING = (
    *(
        "protection.outlook.com",
        "protection.office365.us",
        "urldefense.com",
        "urldefense.us",
        "urldefense.proofpoint.com",
    ),
    *("mimecast.com", "mimecastprotect.com", "secure-web.cisco.com", "linkprotect.cudasvc.com"),
    *("clicktime.symantec.com", "protection.sophos.com", "urlsand.esvalabs.com", "trendmicro.com", "fireeye.com"),
    *("avanan.url-protection.com", "url.avanan.click", "ironscales.com"),
)
"""Hosts through which programs of mail lead the links of those who got them."""
_PERSONAL = re.compile(
    r"@|/personal/|//[^/?#]*-my\.sharepoint\.|safelinks"
    rf"|//([^/?#]*\.)?({'|'.join(map(re.escape, _REWRITING))})\.?(?=[/?#:]|$)",
    re.IGNORECASE,
)
"""An address of mail, a person's own folder, and links that were rewritten."""
_MAIL = re.compile(r"mailto:([^\s?&,;]+@[^\s?&,;@]+)(\?.*)?", re.IGNORECASE)
_MAIL_IN_WORDS = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w.-]*\w")
_MOST_ESCAPES = 4
"""A part of an address may be written within another one's, and that in another's."""


def mail_addresses(words: str) -> frozenset[str]:
    return frozenset(address.casefold() for address in _MAIL_IN_WORDS.findall(words))


def harmless_address(address: str, named: frozenset[str] = frozenset()) -> str:
    """*address* as it stays, or nothing; one of mail stays alone, where the words beside the link have *named* it."""
    mail = _MAIL.fullmatch(address)
    if mail:
        return f"mailto:{mail[1]}" if mail[1].casefold() in named else ""
    return address if _WEB.fullmatch(address) and not _is_personal(address) else ""


def _is_personal(address: str) -> bool:
    for _depth in range(_MOST_ESCAPES):
        if _PERSONAL.search(unicodedata.normalize("NFKC", address)):
            return True
        address = unquote(address)
    return "%" in address
