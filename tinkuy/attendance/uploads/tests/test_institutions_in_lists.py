"""A list of registrations writes institutions by their names: those of the directory are found."""

import pytest

from tinkuy.convening.registrations.models import Registration
from tinkuy.people.models import Organisation
from tinkuy.uploads.actions.counting import count_upload
from tinkuy.uploads.actions.reading import read_upload

HEADER = "Nombre,Correo electrónico,País,Organización"


@pytest.fixture
def institutions_of(scoped, webinars, coordination):
    """Whose registrations each line of a list becomes."""

    def count(*lines: str) -> list[str]:
        listed = read_upload(
            kind="registration_list",
            actor=coordination,
            cycle=scoped,
            data="\n".join((HEADER, *lines)).encode(),
            filename="lista.csv",
        )
        count_upload(actor=coordination, upload=listed)
        return [str(row.organisation or "") for row in Registration.objects.order_by("number")]

    return count


def test_a_name_in_other_letters_and_a_slug_are_found(institutions_of, make_institution):
    make_institution("Defensoría del Pueblo", slug="pe-defensoria")

    read = institutions_of(
        "P A,a@example.org,Perú,DEFENSORIA DEL PUEBLO",
        "P B,b@example.org,Perú,pe-defensoria",
        "P C,c@example.org,Perú,Casa comunal",
    )

    assert sorted(read) == ["", "Defensoría del Pueblo", "Defensoría del Pueblo"]


def test_of_two_countries_it_is_the_one_of_the_line_or_none(institutions_of, make_institution):
    peru = make_institution("Defensoría del Pueblo", slug="pe-defensoria")
    make_institution("Defensoría del Pueblo", slug="uy-defensoria", country="UY")

    institutions_of("P A,a@example.org,Perú,Defensoría del Pueblo", "P B,b@example.org,Chile,Defensoría del Pueblo")

    assert sorted(Registration.objects.values_list("country", "organisation")) == [("CL", None), ("PE", peru.pk)]


@pytest.fixture
def make_institution(db: None):
    def make(name: str, *, slug: str, country: str = "PE") -> Organisation:
        return Organisation.objects.create(slug=slug, name=name, sector="government", country=country)

    return make
