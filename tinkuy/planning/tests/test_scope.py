import pytest
from django_scopes import ScopeError, scopes_disabled

from tinkuy.planning.cycles.models.webinar import Webinar


def test_promise_A04_a_scoped_model_cannot_be_read_outside_a_scope(webinars):
    with pytest.raises(ScopeError):
        Webinar.objects.count()


def test_a_scope_shows_only_its_own_cycle(scoped, webinars):
    assert Webinar.objects.count() == 3
    with scopes_disabled():
        assert Webinar.objects.count() == 3
