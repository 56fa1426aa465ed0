"""The recommendations and answers of the country for which a focal point speaks."""

from tinkuy.hub.country_page.tests.conftest import answer, cycle, findings, ministry

__all__ = ["answer", "cycle", "findings", "ministry"]
