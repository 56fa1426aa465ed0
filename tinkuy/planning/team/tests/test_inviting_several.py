"""Several persons are invited at once: what was pasted is read, shown line by line, and sent when it was seen."""

import re

import pytest

from tinkuy.core.errors import Refused
from tinkuy.notices.models import Notice
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.team.actions.invitations import invite_member, invite_members
from tinkuy.planning.team.pasted_team_addresses import ReadAs, read_addresses

PAGE = "/es/team/c/ciclo-de-prueba/plan/team/several/"
REVIEW = f"{PAGE}review/"


def read(text: str, role: str = Role.OBSERVER) -> list[tuple[str, str, str, str, str]]:
    lines = read_addresses(text, role=role, language="es")
    return [(str(one.read_as), one.name, one.email, one.role, one.country) for one in lines]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Pérez <ana@example.org>, Luis <luis@example.org>",
        "Ana Pérez; ana@example.org\nLuis; luis@example.org",
        "Nombre\tCorreo\nAna Pérez\tana@example.org\n\nLuis\tluis@example.org",
        '"Ana Pérez" <mailto:ana@example.org>;\n<luis@example.org> Luis',
    ],
)
def test_addresses_are_read_as_mail_and_spreadsheets_write_them(text):
    assert read(text) == [
        ("new", "Ana Pérez", "ana@example.org", "observer", ""),
        ("new", "Luis", "luis@example.org", "observer", ""),
    ]


def test_a_line_may_say_its_own_role_and_country():
    lines = (
        "Ana; ana@example.org; Relatoría",
        "Luis; luis@example.org; REFERENTE local; Perú",
        "Luz; BR; luz@example.org",
        "Ponto focal; BR; ponto@example.org",
    )

    assert read("\n".join(lines)) == [
        ("new", "Ana", "ana@example.org", "rapporteur", ""),
        ("new", "Luis", "luis@example.org", "focal_point", "PE"),
        ("new", "Luz", "luz@example.org", "observer", ""),
        ("new", "Ponto focal", "ponto@example.org", "focal_point", "BR"),
    ]


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("Revisor", Role.REVIEWER),
        ("revisor/a", Role.REVIEWER),
        ("Revisora por pares", Role.REVIEWER),
        ("referente", Role.FOCAL_POINT),
        ("Punto focal", Role.FOCAL_POINT),
        ("relator(a)", Role.RAPPORTEUR),
        ("Moderadora", Role.FACILITATION),
        ("Palestrante", Role.SPEAKER),
        ("peer reviewer", Role.REVIEWER),
    ],
)
@pytest.mark.parametrize("line", ["Ana; ana@example.org; {}; Perú", "Ana; Perú; {}; ana@example.org"])
def test_a_role_is_known_by_its_usual_words(line, word, role):
    [one] = read_addresses(line.format(word), role=Role.OBSERVER, language="es")

    assert (one.read_as, one.name, one.role) == (ReadAs.NEW, "Ana", role)


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("Ana; ana@example.org; Invitada especial", "Invitada especial"),
        ("Ana; Invitada especial; ana@example.org", "Invitada especial"),
        ("Ana <ana@example.org> Invitada", "Invitada"),
        ("Ana, ana@example.org, Invitada", "Invitada"),
        ("Ana; ana@example.org; Relatoría; Panelista", "Panelista"),
    ],
)
def test_what_is_no_role_is_named_and_gives_none(line, word):
    [one] = read_addresses(line, role=Role.OBSERVER, language="es")

    assert (one.read_as, one.role) == (ReadAs.UNREAD, "")
    assert f"«{word}» no se entiende" in one.why


def test_a_surname_before_a_comma_is_of_the_name():
    assert read("Pérez, Ana <ana@example.org>") == [("new", "Pérez, Ana", "ana@example.org", "observer", "")]


def test_without_a_name_the_address_gives_one():
    assert [row[1] for row in read("ana.perez@example.org, equipo_uy@example.org")] == ["Ana Perez", "Equipo Uy"]


@pytest.mark.parametrize(
    ("text", "role", "why"),
    [
        ("Ana", Role.OBSERVER, "no hay ningún correo"),
        ("Ana; ana@example", Role.OBSERVER, "Falta la terminación"),
        ("Ana; ana@example.org", Role.FOCAL_POINT, "Falta el país"),
        ("Ana; ana@example.org", Role.REVIEWER, "Falta el país"),
        ("Ana; ana@example.org; Chile", Role.FOCAL_POINT, "no está invitado"),
        (f"{'x' * 121}; ana@example.org", Role.OBSERVER, "demasiado largo"),
    ],
)
def test_what_is_not_read_says_why(scoped, text, role, why):
    lines = read_addresses(text, role=role, language="es", invited=("PE", "UY"))

    assert [one.read_as for one in lines] == [ReadAs.UNREAD]
    assert why in lines[0].why


def test_who_stands_twice_and_who_is_in_already_is_told(scoped, coordination, observer):
    standing = {(observer.email, "observer", "")}
    text = f"Ana; ana@example.org\nAna otra vez; ANA@example.org\nYa está; {observer.email}"

    lines = read_addresses(text, role=Role.OBSERVER, language="es", standing=standing)

    assert [one.read_as for one in lines] == [ReadAs.NEW, ReadAs.REPEATED, ReadAs.ALREADY_IN]


def test_all_are_invited_or_nobody(scoped, coordination, observer):
    members = [
        {"name": "Ana", "email": "ana@example.org", "role": "rapporteur", "country": "", "language": "es"},
        {"name": "Ya", "email": observer.email, "role": "observer", "country": "", "language": "es"},
    ]

    with pytest.raises(Refused, match="ya tiene este rol"):
        invite_members(actor=coordination, cycle=scoped, members=members)
    assert not Person.objects.filter(email="ana@example.org").exists()
    assert not Notice.objects.exists()


def test_the_page_shows_each_line_and_sends_what_was_seen(signed_in, scoped, coordination, observer):
    client = signed_in(coordination)
    invite_member(actor=coordination, cycle=scoped, name="Eva", email="eva@example.org", role="rapporteur")
    Notice.objects.all().delete()
    pasted = "Ana; ana@example.org; Relatoría\nLuis; luis@example.org\nEva; eva@example.org; relatoria\nsin correo"
    sent = {"pasted": pasted, "role": "observer", "language": "pt-br"}

    shown = client.post(REVIEW, sent)

    html = shown.content.decode()
    assert shown.status_code == 200
    assert [word in html for word in ("Ana", "Luis", "Ya está en el equipo", "no hay ningún correo")] == [True] * 4
    assert "Le invitamos al equipo" not in html  # in Portuguese, as they will get it
    assert not Notice.objects.exists()
    assert client.post(PAGE, sent).status_code == 302
    assert sorted(TeamRole.objects.filter(TeamRole.AWAITED).values_list("invited_as", "role")) == [
        ("Ana", "rapporteur"),
        ("Eva", "rapporteur"),
        ("Luis", "observer"),
    ]
    assert sorted(Notice.objects.values_list("language", flat=True)) == ["pt-br", "pt-br"]


def test_who_is_in_the_team_in_another_role_is_told_beside_the_line(signed_in, scoped, coordination, observer):
    pasted = f"Otra vez; {observer.email}; Relatoría\nAna; ana@example.org; Relatoría"

    html = signed_in(coordination).post(REVIEW, {"pasted": pasted, "role": "observer", "language": "es"}).text

    assert html.count("Ya está en este equipo: Observación") == 1


def test_a_list_with_nobody_new_sends_nothing_and_says_so(signed_in, scoped, coordination):
    answer = signed_in(coordination).post(REVIEW, {"pasted": "sin correo", "role": "observer", "language": "es"})

    assert answer.status_code == 422
    assert "sin correo" in answer.content.decode()


def test_who_does_not_coordinate_invites_nobody(signed_in, scoped, focal_point_pe):
    sent = {"pasted": "Ana; ana@example.org", "role": "observer", "language": "es"}

    assert signed_in(focal_point_pe).post(PAGE, sent).status_code == 403
    assert not Person.objects.filter(email="ana@example.org").exists()


def test_the_labels_of_a_mail_are_nobodys_name():
    text = "De: Coordinación de Prueba <uno@example.org>\nPara: Referente <dos@example.org>, Enlace <tres@example.org>"

    lines = read_addresses(text, role=Role.OBSERVER, language="es")

    assert [line.name for line in lines] == ["Coordinación de Prueba", "Referente", "Enlace"]


def test_who_came_from_the_plan_is_back_on_it(scoped, coordination, signed_in):
    client = signed_in(coordination)
    form = client.get(f"{PAGE}?plan").context["form"]
    sent = {name: form[name].value() for name in form.fields} | {"pasted": "Ana; ana@example.org; Relatoria"}

    review = client.post(REVIEW, sent).content.decode()
    carried = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', review))

    assert client.post(PAGE, carried)["Location"] == "/es/team/c/ciclo-de-prueba/plan/"
    assert client.post(PAGE, sent | {"pasted": "luis@example.org", "from_plan": ""})["Location"].endswith("/plan/team/")
