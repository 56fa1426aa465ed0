"""What the environment says: the only place that reads it."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from tinkuy.core.outgoing.openid import Provider

ZONE = "America/Lima"
AREAS = frozenset(
    {"Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}
)
"""How the name of each time zone begins that is called by a city (https://www.iana.org/time-zones, `theory.html`)."""
LOOPBACK_NAMES = {"localhost", "127.0.0.1", "::1"}
REQUIRED, OFFERED = "required", "offered"
LONGEST_BACKUP = 35
"""Days after which what was erased is in no backup: what pages promise to participants."""
DRAFTS = ("on", "off", "gist")


class EnvironmentFault(Exception):
    """A variable of the environment that cannot be followed, with the sentence for the operator."""


@dataclass(frozen=True)
class Environment:
    """`data`, `keys` and `static` are folders; `address` is how people reach the site; `database` is empty for SQLite.

    `host` and `port` are where the server listens. `second_factor` says whether the team's roles need one (`required`)
    or may have one (`offered`); `openid` is the organisation's own sign-in, where there is one. `drafts` says whether
    texts are drafted in the other language where the programs are installed: `on`, `off`, `gist` (English too).
    `zone` is by whose clock the hub counts days that belong to no cycle.
    `grade_means` are the least means of a sheet's reviews, from 0 to 3, for a good practice and for a promising one.
    What comes back of mail comes to `returns` (a word of each message behind a `+`), lies in `bounce_mailbox` or is
    brought by a program that proves itself by `bounce_secret`. At most `mail_per_minute` messages go a minute.
    `backup_to` is where the clock puts backups, or None; they are kept for `backup_days`.
    """

    data: Path
    keys: Path
    static: Path
    host: str
    port: int
    address: str
    database: str
    smtp: str
    sender: str
    returns: str
    bounce_mailbox: str
    bounce_secret: str
    mail_per_minute: int
    administrator: str
    second_factor: str
    openid: Provider | None
    drafts: str
    grade_means: tuple[float, float]
    zone: str
    backup_to: Path | None
    backup_recipient: str
    backup_days: int

    @property
    def name(self) -> str:
        """The host name in the site's address."""
        return urlsplit(self.address).hostname or "localhost"

    @property
    def is_loopback(self) -> bool:
        """Only this machine reaches the site: keys may be made by themselves, pages may come without TLS."""
        return is_loopback(self.address)


def is_loopback(address: str) -> bool:
    return (urlsplit(address).hostname or "localhost") in LOOPBACK_NAMES


def read_environment() -> Environment:
    """Read HOST, PORT and TINKUY_DATA, _KEYS, _STATIC, _ADDRESS, _DATABASE_URL, _SMTP_URL, _SENDER, _RETURN_ADDRESS,
    _BOUNCE_IMAP_URL, _BOUNCE_SECRET, _MAIL_PER_MINUTE, _ADMIN,
    _SECOND_FACTOR, _OIDC_ISSUER, _OIDC_CLIENT, _OIDC_SECRET, _OIDC_NAME, _DRAFTS, _GRADE_MEANS, _ZONE, _BACKUP_TO,
    _BACKUP_RECIPIENT, _BACKUP_DAYS.

    The defaults suit one machine. Raises `EnvironmentFault`.
    """
    data = Path(os.environ.get("TINKUY_DATA", "var/data")).resolve()
    port = _port(os.environ.get("PORT", "8000"))
    address = _address(os.environ.get("TINKUY_ADDRESS", f"http://localhost:{port}"))
    return Environment(
        data=data,
        keys=Path(os.environ.get("TINKUY_KEYS", data.with_name(f"{data.name}-keys"))).resolve(),
        static=Path(os.environ.get("TINKUY_STATIC", data.with_name(f"{data.name}-static"))).resolve(),
        host=os.environ.get("HOST", "127.0.0.1"),
        port=port,
        address=address,
        database=os.environ.get("TINKUY_DATABASE_URL", ""),
        smtp=os.environ.get("TINKUY_SMTP_URL", ""),
        sender=os.environ.get("TINKUY_SENDER", "tinkuy@localhost"),
        **_mail(),
        administrator=os.environ.get("TINKUY_ADMIN", "admin@localhost"),
        second_factor=_second_factor(os.environ.get("TINKUY_SECOND_FACTOR", ""), address),
        openid=_openid(os.environ.get("TINKUY_OIDC_ISSUER", "")),
        drafts=_drafts(os.environ.get("TINKUY_DRAFTS", "")),
        grade_means=_grade_means(os.environ.get("TINKUY_GRADE_MEANS", "")),
        zone=_zone(os.environ.get("TINKUY_ZONE", "") or ZONE),
        **_backups(),
    )


MAIL_PER_MINUTE = 600
SHORTEST_SECRET = 32
"""Letters of what a program proves itself by."""


def _mail() -> dict[str, Any]:
    returns, mailbox = os.environ.get("TINKUY_RETURN_ADDRESS", ""), os.environ.get("TINKUY_BOUNCE_IMAP_URL", "")
    secret, rate = os.environ.get("TINKUY_BOUNCE_SECRET", ""), os.environ.get("TINKUY_MAIL_PER_MINUTE", "")
    if returns and not re.fullmatch(r"[a-z0-9._-]{1,30}@[a-z0-9.-]+", returns):
        raise EnvironmentFault(f"TINKUY_RETURN_ADDRESS is {returns!r}: it must look like returns@example.org.")
    if mailbox and (urlsplit(mailbox).scheme not in ("imap", "imaps") or not urlsplit(mailbox).hostname):
        raise EnvironmentFault("TINKUY_BOUNCE_IMAP_URL must look like imaps://user:password@mail.example.org/INBOX.")
    if mailbox.startswith("imap://") and not is_loopback(mailbox):
        raise EnvironmentFault("TINKUY_BOUNCE_IMAP_URL must begin with imaps://: its password travels.")
    if secret and len(secret) < SHORTEST_SECRET:
        raise EnvironmentFault(f"TINKUY_BOUNCE_SECRET must have {SHORTEST_SECRET} letters or more.")
    if rate and not (rate.isascii() and rate.isdigit() and int(rate) > 0):
        raise EnvironmentFault(f"TINKUY_MAIL_PER_MINUTE is {rate!r}: it must be a number above 0.")
    return {
        "returns": returns,
        "bounce_mailbox": mailbox,
        "bounce_secret": secret,
        "mail_per_minute": int(rate or MAIL_PER_MINUTE),
    }


def _backups() -> dict[str, Any]:
    """Both or neither: a folder without a recipient would hold what everybody reads, and is no backup of ours."""
    folder, recipient = os.environ.get("TINKUY_BACKUP_TO", ""), os.environ.get("TINKUY_BACKUP_RECIPIENT", "")
    if folder and not recipient:
        raise EnvironmentFault("TINKUY_BACKUP_TO wants TINKUY_BACKUP_RECIPIENT beside it: `tinkuy keys --offline`.")
    days = os.environ.get("TINKUY_BACKUP_DAYS", str(LONGEST_BACKUP))
    if not (days.isascii() and days.isdigit() and 0 < int(days) <= LONGEST_BACKUP):
        raise EnvironmentFault(
            f"TINKUY_BACKUP_DAYS is {days!r}: it must be from 1 to {LONGEST_BACKUP}, what people are promised."
        )
    return {
        "backup_to": Path(folder).resolve() if folder else None,
        "backup_recipient": recipient,
        "backup_days": int(days),
    }


def _second_factor(text: str, address: str) -> str:
    if text not in ("", REQUIRED, OFFERED):
        raise EnvironmentFault(f"TINKUY_SECOND_FACTOR is {text!r}: it must be {REQUIRED} or {OFFERED}.")
    return text or (OFFERED if is_loopback(address) else REQUIRED)


def _drafts(text: str) -> str:
    if text not in ("", *DRAFTS):
        raise EnvironmentFault(f"TINKUY_DRAFTS is {text!r}: it must be on, off or gist.")
    return text or "on"


GRADE_MEANS = "2.0,1.3"
HIGHEST_SCORE = 3


def _grade_means(text: str) -> tuple[float, float]:
    parts = (text or GRADE_MEANS).split(",")
    means = [float(part) for part in parts if re.fullmatch(r"[0-9](\.[0-9])?", part, re.ASCII)]
    if len(means) != 2 or len(parts) != 2 or not 0 < means[1] <= means[0] <= HIGHEST_SCORE:
        raise EnvironmentFault(
            f"TINKUY_GRADE_MEANS is {text!r}: it must be two means up to {HIGHEST_SCORE}, that of a good practice and "
            f"that of a promising one, such as {GRADE_MEANS}."
        )
    return means[0], means[1]


def _openid(issuer: str) -> Provider | None:
    """The client's secret and the tokens travel to the issuer: in clear only within this machine."""
    if not issuer:
        return None
    parts = urlsplit(issuer)
    if not parts.hostname or not (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(issuer))):
        raise EnvironmentFault(f"TINKUY_OIDC_ISSUER is {issuer!r}: it must look like https://login.example.org.")
    client, secret = os.environ.get("TINKUY_OIDC_CLIENT", ""), os.environ.get("TINKUY_OIDC_SECRET", "")
    if not client or not secret:
        raise EnvironmentFault("TINKUY_OIDC_ISSUER wants TINKUY_OIDC_CLIENT and TINKUY_OIDC_SECRET beside it.")
    return Provider(issuer, client, secret, os.environ.get("TINKUY_OIDC_NAME", "") or parts.hostname)


def _zone(text: str) -> str:
    """Of a city: each hour is printed with its city, and `Etc/GMT+5`, five hours behind UTC, reads as five ahead."""
    if text.partition("/")[0] not in AREAS or text not in available_timezones():
        raise EnvironmentFault(f"TINKUY_ZONE is {text!r}: it must be the time zone of a city, such as {ZONE}.")
    return text


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        raise EnvironmentFault(f"PORT is {text!r}: it must be a number from 1 to 65535.")
    return int(text)


def _address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path not in ("", "/"):
        raise EnvironmentFault(
            f"TINKUY_ADDRESS is {text!r}: it must look like https://tinkuy.example.org, without a path."
        )
    return text.rstrip("/")
