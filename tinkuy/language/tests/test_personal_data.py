import pytest

from tinkuy.language.personal_data.alert import CONTACTS_AND_NUMBERS, KINDS
from tinkuy.language.personal_data.guard import alerts
from tinkuy.language.tests.timed import is_quick


def alerts_in(text, **which):
    return [(alert.kind, alert.text) for alert in alerts(text, **which)]


def test_invariant_12_an_address_and_a_telephone_raise_an_alert():
    assert alerts_in("Escriba a ana.perez@example.org o llame al +54 11 4321-5678.") == [
        ("email", "ana.perez@example.org"),
        ("telephone", "+54 11 4321-5678"),
    ]


def test_invariant_12_an_alert_says_where_it_stands():
    text = "Me llamo Teodora Mamani y trabajo en el mercado La Ramada."

    assert all(text[alert.start : alert.end] == alert.text for alert in alerts(text))
    assert alerts_in(text) == [("name", "Teodora Mamani"), ("work", "el mercado La Ramada")]


def test_the_hubs_own_address_raises_none():
    assert alerts("Escriba a Hub@example.org", allowed=["hub@example.org"]) == []


def test_who_agreed_to_be_named_raises_none():
    assert alerts("Coordina Teodora Mamani.", allowed=["teodora mamani"]) == []


def test_years_and_figures_are_no_telephones():
    assert alerts("En 2020 asistieron 238 personas a la sesión 1, de 90 minutos.") == []


def test_a_number_is_told_once_as_what_the_word_before_says():
    assert alerts_in("Su cédula es 1746078706") == [("identity", "1746078706")]
    assert alerts_in("Su celular es 1746078706") == [("telephone", "1746078706")]


def test_only_the_kinds_that_are_asked_for_are_told():
    text = "Teodora Mamani, teodora@example.org"

    assert alerts_in(text, kinds=CONTACTS_AND_NUMBERS) == [("email", "teodora@example.org")]


@pytest.mark.parametrize(
    "text",
    [
        "El Puente Internacional Simón Bolívar estaba cerrado.",
        "San José, Santa Rosa y Puerto Maldonado quedan lejos.",
        "El Ministerio de Justicia y Derechos Humanos respondió.",
        "Se vio en Leticia y en Mercedes.",
        "America/Sao_Paulo",
        "Notes are named. The others are not.",
    ],
)
def test_capability_S3_places_and_institutions_are_no_persons(text):
    assert alerts(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A senhora da Rosa chegou.", "Rosa"),
        ("La señora Costa llegó.", "Costa"),
        ("Abril Núñez llegó a la frontera.", "Abril Núñez"),
        ("El problema lo contó Santiago Díaz.", "Santiago Díaz"),
        ("Renzo Martínez abrió la reunión.", "Renzo Martínez"),
        ("Coordina Teodora Mamani.", "Teodora Mamani"),
        ("La Dra. Barrientos firmó.", "Barrientos"),
    ],
)
def test_capability_S3_a_name_that_is_also_a_word_or_opens_the_sentence_is_found(text, name):
    assert alerts_in(text) == [("name", name)]


@pytest.mark.parametrize("text", ["me llamo teodora y vengo de lejos", "meu nome é raimunda", "my name is shanice"])
def test_capability_S3_a_name_without_its_capital_is_found_after_the_words_that_announce_it(text):
    assert [alert.kind for alert in alerts(text)] == ["name"]


def test_each_kind_has_words_in_spanish(settings):
    assert [str(words) for words in KINDS.values()] == [
        "una dirección de correo electrónico",
        "un perfil en una red social",
        "un número de teléfono",
        "un número de identidad",
        "una dirección postal",
        "el nombre de una persona",
        "un lugar de trabajo",
        "una persona reconocible por su edad, origen, trabajo o lugar",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "DNI " * 6_250,
        "1." * 12_500,
        "cédula de " * 2_500,
        "a@" * 12_500,
        "9" * 25_000,
        "(" * 25_000,
        "+1 " * 8_250,
        "a punto " * 3_000,
        "tel 12345678 " * 2_000,
        "Ana de la " * 2_500,
        "http://a" * 3_000,
        "trabaja en " * 2_250,
        "Ana Pérez. a@b.co 529.982.247-25 " * 750,
    ],
)
def test_promise_I11_a_hostile_text_takes_no_time(text):
    assert is_quick(text, 5)  # 25,000 characters: a pattern that backtracks takes minutes


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("me llamo yurleidis y vengo de lejos", "name", "yurleidis"),
        ("Hola, me llamo xiomarita, escribo por mi hermano.", "name", "xiomarita"),
        ("gracias nélida te escuchamos", "name", "nélida"),
        ("la doctora huanca no va a venir", "name", "huanca"),
        ("habla saturnino quelali por la comunidad", "name", "saturnino quelali"),
        ("Asistieron: Wrenna Oskalde, Tibor Malket y otras personas.", "name", "Wrenna Oskalde"),
        ("Paraguay: Wrenna Oskalde, dirección de migraciones.", "name", "Wrenna Oskalde"),
        ("Firmas: R. Condori, T. Oskalde.", "name", "T. Oskalde"),
        ("«No fue fácil», explicó Wrenna Oskalde.", "name", "Wrenna Oskalde"),
        ("el número es nueve cuatro tres uno uno ocho dos", "telephone", "nueve cuatro tres uno uno ocho dos"),
        ("mi dni es cuatro cero cinco uno dos dos ocho nueve", "identity", "cuatro cero cinco uno dos dos ocho nueve"),
        ("Pasaporte de la señora Condori: RB4417701.", "identity", "RB4417701"),
        ("Vive en la calle Junín, frente al mercado.", "home", "calle Junín, frente al mercado"),
        ("Domicilio: Mz. C, Lote 14.", "home", "Mz. C, Lote 14"),
        ("yo trabajo en la panadería san roque hace años", "work", "la panadería san roque"),
        ("Está cocinando en el comedor Santa Rita.", "work", "el comedor Santa Rita"),
        ("Trabaja desde hace años en la escuela Santa Rita.", "work", "la escuela Santa Rita"),
    ],
)
def test_capability_S3_what_others_say_and_list_is_found(text, kind, words):
    assert (kind, words) in [(alert.kind, alert.text) for alert in alerts(text)]


@pytest.mark.parametrize(
    "text",
    [
        "me llamó la atención lo que dijo el ministerio",
        "mi nombre es lo de menos",
        "en san carlos y en villa lautaro está lloviendo",
        "la virgen de la candelaria sale en febrero",
        "Cada subida tarda 70 ms CPU en la máquina.",
        "Participantes: Ministerio de la Mujer, Organización Internacional.",
        "La opción A. Guías y manuales.",
        "uno dos tres cuatro cinco seis siete probando",
        "Viven en la calle desde enero.",
        "Le ofrecían trabajo en una fábrica de Iquique.",
        "yo trabajo en la oficina todos los días",
        "Línea gratuita de orientación: 0800 555 0123.",
    ],
)
def test_capability_S3_what_only_looks_like_it_is_left_alone(text):
    assert alerts(text) == []
