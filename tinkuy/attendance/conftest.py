import pytest

from tinkuy.attendance.tests.attended import came


@pytest.fixture(autouse=True)
def development_mailbox(settings):
    """Django's test runner would put its own mailer in the place of the product's."""
    settings.MAILERS = {"default": {"BACKEND": "tinkuy.notices.mailbox.DevelopmentMailbox"}}


@pytest.fixture
def fallen(scoped, webinars):
    """80 came to the first session and 40 of them to the second; half of each are of Peru."""
    came(scoped, webinars, range(80), range(40))
    return scoped
