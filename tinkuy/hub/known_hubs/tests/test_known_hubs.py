"""Capability H8: with which hubs this one exchanges is said by who runs the installation, and by nobody else."""

import pytest
from django.urls import reverse

from tinkuy.core.errors import Refused
from tinkuy.hub.copied_entries.models import CopiedEntry
from tinkuy.hub.known_hubs.actions import HubDetails, add_known_hub, beginning_of
from tinkuy.hub.known_hubs.models import KnownHub

OTHER = "https://norte.example.org"


def test_capability_H8_an_administrator_names_a_hub_says_what_is_exchanged_and_forgets_it(client, administrator):
    client.force_login(administrator)
    page = reverse("hub:known_hubs")
    form = {"name": "Norte", "address": f"{OTHER}/es/hub/?q=1", "copies_catalogue": "on"}
    assert "otros hubs" in client.get(page).text.lower()

    client.post(page, form)

    hub = KnownHub.objects.get()
    assert (hub.address, hub.inbox, hub.copies_catalogue, hub.exchanges_reviews) == (
        OTHER,
        f"{OTHER}/inbox",
        True,
        False,
    )
    assert client.post(page, form).status_code == 422
    CopiedEntry.objects.create(hub=hub, identifier="1", folded="", changed_at="")
    own = reverse("hub:known_hub", args=[hub.public_id])
    client.post(own, {"name": "Norte", "address": OTHER})
    assert not CopiedEntry.objects.exists(), "what is not copied any more is not kept"
    client.post(own, {"remove": "yes"})
    assert not KnownHub.objects.exists()


def test_an_editor_does_not_name_hubs(hub_editor):
    with pytest.raises(Refused):
        add_known_hub(actor=hub_editor, details=HubDetails("Norte", OTHER))


def test_only_an_address_of_the_web_that_is_not_our_own_is_one_of_a_hub(administrator, settings):
    for address in ("", "norte", "ftp://norte.example.org", "https://a:b@norte.example.org", "https://[", "//x"):
        with pytest.raises(Refused):
            beginning_of(address)
    with pytest.raises(Refused):
        beginning_of(f"{settings.BASE_ADDRESS}/es/")
    settings.IS_LOOPBACK = False
    with pytest.raises(Refused):
        beginning_of("http://norte.example.org")
    with pytest.raises(Refused):
        add_known_hub(actor=administrator, details=HubDetails("Norte", OTHER, inbox="https://otro.example.org/inbox"))
