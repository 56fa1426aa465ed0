"""A07, from outside: what the environment says of second factors, of a provider and of grades, and what it refuses."""

import pytest

from tinkuy.config.environment import EnvironmentFault, read_environment

PROVIDER = {
    "TINKUY_OIDC_ISSUER": "https://login.example.org/realm",
    "TINKUY_OIDC_CLIENT": "tinkuy",
    "TINKUY_OIDC_SECRET": "a secret",
}


@pytest.fixture
def environment(monkeypatch):
    """`environment(TINKUY_ADDRESS="…")`: what is read of it."""

    def read(**variables):
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return read_environment()

    return read


@pytest.mark.parametrize(
    ("address", "said", "then"),
    [
        ("https://tinkuy.example.org", "", "required"),
        ("http://localhost:8000", "", "offered"),
        ("http://127.0.0.1:8000", "", "offered"),
        ("http://localhost:8000", "required", "required"),
        ("https://tinkuy.example.org", "offered", "offered"),
    ],
)
def test_promise_A07_a_second_factor_is_required_wherever_others_reach_the_site(environment, address, said, then):
    assert environment(TINKUY_ADDRESS=address, TINKUY_SECOND_FACTOR=said).second_factor == then


def test_promise_A07_a_word_that_means_nothing_stops_the_start(environment):
    with pytest.raises(EnvironmentFault, match="required or offered"):
        environment(TINKUY_SECOND_FACTOR="no")


def test_capability_U3_means_of_grades_that_mean_nothing_stop_the_start(environment):
    assert environment().grade_means == (2.0, 1.3)
    assert environment(TINKUY_GRADE_MEANS="2.5,2").grade_means == (2.5, 2.0)
    for means in ("2", "1.3,2.0", "3.1,1", "2,0", "2,1,1", "two,one", "٢,1", "2.25,1", "-2,1", ","):
        with pytest.raises(EnvironmentFault, match="TINKUY_GRADE_MEANS"):
            environment(TINKUY_GRADE_MEANS=means)


def test_the_hub_counts_its_days_by_a_clock_that_exists(environment):
    assert environment().zone == "America/Lima"
    assert environment(TINKUY_ZONE="Europe/Madrid").zone == "Europe/Madrid"
    for name in ("Lima", "america/lima", "../etc", "UTC+5", "UTC", "Etc/GMT+5", "EST"):
        with pytest.raises(EnvironmentFault, match="TINKUY_ZONE"):
            environment(TINKUY_ZONE=name)


def test_a_provider_is_named_by_its_host_or_as_one_says(environment):
    assert environment(**PROVIDER).openid.name == "login.example.org"
    assert environment(**PROVIDER, TINKUY_OIDC_NAME="Ministerio").openid.name == "Ministerio"


@pytest.mark.parametrize(
    "issuer", ["http://login.example.org", "login.example.org", "ftp://login.example.org", "https://"]
)
def test_a_provider_in_clear_or_without_a_host_is_refused(environment, issuer):
    with pytest.raises(EnvironmentFault, match="TINKUY_OIDC_ISSUER"):
        environment(**PROVIDER | {"TINKUY_OIDC_ISSUER": issuer})


@pytest.mark.parametrize("missing", ["TINKUY_OIDC_CLIENT", "TINKUY_OIDC_SECRET"])
def test_a_provider_that_does_not_know_us_is_refused(environment, missing):
    with pytest.raises(EnvironmentFault, match="beside it"):
        environment(**PROVIDER | {missing: ""})
