from tinkuy.language.personal_data import alerts


def test_invariant_12_an_address_and_a_telephone_raise_an_alert():
    found = alerts("Escriba a ana.perez@example.org o llame al +54 11 4321-5678.")

    assert [alert.kind for alert in found] == ["email", "telephone"]


def test_the_hubs_own_address_raises_none():
    assert alerts("Escriba a Hub@example.org", allowed=["hub@example.org"]) == []


def test_years_and_figures_are_no_telephones():
    assert alerts("En 2020 asistieron 238 personas a la sesión 1, de 90 minutos.") == []
