"""What search engines read of the hub as a site, by schema.org."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from tinkuy.hub.sheets.linked_data import SCHEMA


def site_data(name: str, language: str) -> dict[str, Any]:
    """The hub as a site that can be searched."""
    search = settings.BASE_ADDRESS + reverse("hub:search")
    return {
        "@context": SCHEMA,
        "@type": "WebSite",
        "name": name,
        "url": settings.BASE_ADDRESS + reverse("hub:home"),
        "inLanguage": language,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{words}}"},
            "query-input": "required name=words",
        },
    }
