import pytest


@pytest.fixture(autouse=True)
def development_mailbox(settings):
    """Django's test runner would put its own mailer in the place of the product's."""
    settings.MAILERS = {"default": {"BACKEND": "tinkuy.notices.mailbox.DevelopmentMailbox"}}
