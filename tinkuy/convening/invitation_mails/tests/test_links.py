"""The links that are shared on a channel, and their square codes."""

PAGE = "/es/team/c/ciclo-de-prueba/invitations/"


def test_capability_C9_the_square_code_of_each_link_is_drawn_when_it_is_looked_at(sessions, team_of, focal_point_pe):
    browser = team_of(focal_point_pe)
    page = browser.get(f"{PAGE}links/").text

    assert f'<img src="{PAGE}links/PE-whatsapp.svg"' in page
    assert 'src="data:' not in page
    assert browser.get(f"{PAGE}links/PE-whatsapp.svg").content.startswith(b"<?xml")
    for word in ("UY-whatsapp", "all-whatsapp", "PE-nothing"):
        assert browser.get(f"{PAGE}links/{word}.svg").status_code == 404
