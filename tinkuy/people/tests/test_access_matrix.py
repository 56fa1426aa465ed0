from tinkuy.people import access
from tinkuy.people.checks import check_matrix


def test_promise_A02_every_route_stands_in_the_matrix_and_every_row_names_real_routes():
    assert check_matrix() == []


def test_what_no_row_allows_is_denied():
    assert not access.allows("sign_out", [], is_signed_in=False)
