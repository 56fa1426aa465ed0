"""The first part of an address is a language; whoever writes it nearly right comes to the page all the same."""

import pytest
from django.test import Client, RequestFactory
from django.urls import Resolver404, get_resolver, resolve
from django.utils import translation

from tinkuy.config.navigation import address, navigation
from tinkuy.config.web.addresses import RememberedAddresses

NEARLY = {
    "/pt/": "/pt-br/",
    "/pt": "/pt-br/",
    "/pt-BR/": "/pt-br/",
    "/pt_BR/hub/": "/pt-br/hub/",
    "/pt-PT/hub/?q=fronteira&page=2": "/pt-br/hub/?q=fronteira&page=2",
    "/ES/": "/es/",
    "/es-419/me/enter/": "/es/me/enter/",
    "/EN-us/c/un-ciclo/": "/en/c/un-ciclo/",
}
LEFT_ALONE = ["/fr/", "/pt-br/there-is-none/", "/ptt/", "/static/pt/x.css", "/pt-br//pt/"]


@pytest.mark.django_db
def test_a_language_that_is_nearly_written_right_leads_to_the_page():
    client = Client()

    assert {address: client.get(address).get("Location", "") for address in NEARLY} == NEARLY


@pytest.mark.django_db
def test_what_names_none_of_our_languages_is_left_alone():
    client = Client()

    assert {address: client.get(address).status_code for address in LEFT_ALONE} == dict.fromkeys(LEFT_ALONE, 404)


@pytest.mark.django_db
def test_a_form_that_is_sent_to_such_an_address_is_not_sent_elsewhere():
    assert Client().post("/pt/c/un-ciclo/register/", {"email": "a@example.org"}).status_code == 404


def test_an_address_is_looked_for_once_and_under_its_own_language():
    (addresses,) = (one for one in get_resolver().url_patterns if isinstance(one, RememberedAddresses))
    addresses.remembered.cache_clear()
    with translation.override("es"):
        matches = [resolve("/es/c/ciclo/s/3/live/") for _time in range(3)]
        with pytest.raises(Resolver404):
            resolve("/en/c/ciclo/s/3/live/")
    with translation.override("en"), pytest.raises(Resolver404):
        resolve("/es/c/ciclo/s/3/live/")

    assert {(match.view_name, match.kwargs["n"]) for match in matches} == {("dialogue:live", 3)}
    assert (addresses.remembered.cache_info().hits, addresses.remembered.cache_info().currsize) == (2, 1)
    assert addresses.remembered("es", "es/c/ciclo/s/3/live/").tried is None  # else 27 KB for each one


def test_a_page_looks_for_the_addresses_of_its_navigation_once_in_each_language():
    address.cache_clear()
    request = RequestFactory().get("/es/")
    request.resolver_match = None
    hrefs = []
    for language in ("es", "en", "es", "en"):
        with translation.override(language):
            hrefs.append(navigation(request)["navigation"]["footer"][0]["items"][0]["href"])

    assert hrefs == ["/es/cycles/", "/en/cycles/"] * 2
    assert address.cache_info().misses == address.cache_info().currsize
