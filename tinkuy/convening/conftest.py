import pytest

from tinkuy.convening.tests.participants import coming


@pytest.fixture(autouse=True)
def development_mailbox(settings):
    """Django's test runner would put its own mailer in the place of the product's."""
    settings.MAILERS = {"default": {"BACKEND": "tinkuy.notices.mailbox.DevelopmentMailbox"}}


@pytest.fixture
def sessions(scoped):
    """Three sessions to come, a week apart."""
    return coming(scoped, 1, 2, 3)
