"""Mail by a real server."""

from typing import Any
from urllib.parse import unquote, urlsplit


def smtp(url: str) -> dict[str, Any]:
    """Django's mailer for `smtp://user:password@host:port` (STARTTLS unless the host is this machine) or `smtps://…`."""
    parts = urlsplit(url)
    is_local = parts.hostname in {"localhost", "127.0.0.1", "::1"}
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": parts.hostname or "localhost",
            "port": parts.port or (465 if parts.scheme == "smtps" else 587),
            "username": unquote(parts.username or ""),
            "password": unquote(parts.password or ""),
            "use_ssl": parts.scheme == "smtps",
            "use_tls": parts.scheme == "smtp" and not is_local,
            "timeout": 20,
        },
    }
