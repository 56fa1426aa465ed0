"""How the tests read the public page of a country."""

from django.test import Client

PAGE = "/es/countries/pe/"


TITLES = ("Atender sin exigir documento", "Acordar un canal de derivación", "Publicar una guía breve")


def read(address: str = "/es/countries/pe/", status: int = 200) -> str:
    answer = Client().get(address)
    assert answer.status_code == status
    return " ".join(answer.text.partition("<main")[2].partition("</main>")[0].split())
