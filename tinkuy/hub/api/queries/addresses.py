"""Addresses with the name of this site in front, in a language."""

from datetime import UTC, datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation


def address(route: str, language: str, *args: str | int) -> str:
    with translation.override(language):
        return settings.BASE_ADDRESS + reverse(route, args=args)


def moment(value: datetime) -> str:
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
