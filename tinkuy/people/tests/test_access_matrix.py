import pytest
from django.template import Context, Template

from tinkuy.people import access
from tinkuy.people.access import check_matrix


def test_promise_A02_every_route_stands_in_the_matrix_and_every_row_names_real_routes():
    assert check_matrix() == []


def test_what_no_row_allows_is_denied():
    assert not access.allows("sign_out", [], is_signed_in=False)


def test_what_somebody_may_is_asked_by_action_by_route_and_by_address_and_a_misspelt_action_is_a_fault():
    may = access.Rights(frozenset({"observer"}), is_signed_in=True)
    page = Template("{% if may.see_plan %}plan{% endif %}{% if may.plan_cycle %}change{% endif %}")

    assert page.render(Context({"may": may})) == "plan"
    assert (may.opens("planning:plan"), may.opens("planning:webinar")) == (True, False)
    assert may.opens_address("/es/team/c/un-ciclo/plan/?x=1#y")
    assert not may.opens_address("/es/team/c/un-ciclo/plan/sessions/1/")
    assert not may.opens_address("/es/there-is-none/")
    with pytest.raises(access.MatrixFault):
        Template("{% if may.see_plans %}plan{% endif %}").render(Context({"may": may}))
