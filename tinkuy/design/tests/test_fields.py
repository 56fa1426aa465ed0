"""Form fields: what a person and a screen reader are told."""

import pytest
from django import forms

from tinkuy.design.fields import Explained, form_field, submit
from tinkuy.design.submitting import form_errors

pytestmark = pytest.mark.usefixtures("spanish")


class Registration(forms.Form):
    alias = forms.CharField(label="Su alias", help_text="No use su nombre real.")
    email = forms.EmailField(label="Correo")
    sector = forms.ChoiceField(label="Trabaja en", required=False, choices=[("g", "Gobierno")])
    note = forms.CharField(label="Nota", required=False, widget=forms.Textarea)
    long_note = forms.CharField(
        label="Nota", required=False, widget=forms.Textarea(attrs={"rows": 12, "class": "tall"})
    )
    shown = forms.ChoiceField(
        label="¿Cómo aparece?",
        widget=forms.RadioSelect,
        choices=[("alias", Explained("Con un alias", "El equipo ve solo el alias.")), ("none", "Sin nombre")],
    )
    accept = forms.BooleanField(label="Acepto")
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


@pytest.fixture
def empty():
    return Registration()


@pytest.fixture
def wrong():
    return Registration({"email": "colibri.correo.org", "alias": "<Colibrí>"})


def test_a_field_has_its_label_its_help_and_its_control(empty):
    html = form_field(empty["alias"])

    assert '<label for="id_alias">Su alias</label>' in html
    assert '<p class="help" id="id_alias_helptext">No use su nombre real.</p>' in html
    assert 'class="input"' in html
    assert 'aria-describedby="id_alias_helptext"' in html


def test_optional_fields_say_so_and_required_ones_do_not(empty):
    assert "(opcional)" in form_field(empty["sector"])
    assert "(opcional)" not in form_field(empty["alias"])


def test_an_error_stands_above_the_field_and_belongs_to_it(wrong):
    html = form_field(wrong["email"])

    assert html.index('id="id_email_error"') < html.index("<input")
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_email_error"' in html


def test_what_was_typed_stays_and_is_escaped(wrong):
    assert 'value="&lt;Colibrí&gt;"' in form_field(wrong["alias"])


def test_radio_buttons_are_a_group_with_a_legend(empty):
    html = form_field(empty["shown"], cards=True, number=1)

    assert html.startswith('<fieldset class="field group"')
    assert '<span class="step-number" aria-hidden="true">1</span>¿Cómo aparece?' in html
    assert html.count('class="option card"') == 2
    assert "El equipo ve solo el alias." in html


def test_a_group_in_error_is_described_by_its_error(wrong):
    html = form_field(wrong["shown"])

    assert 'aria-describedby="id_shown_error"' in html
    assert html.count('aria-invalid="true"') == 2


def test_a_single_checkbox_has_its_label_beside_it(empty):
    assert '<label class="option" for="id_accept"><input type="checkbox"' in form_field(empty["accept"])


def test_a_hidden_field_is_only_its_control(empty):
    assert form_field(empty["secret"]) == '<input type="hidden" name="secret" id="id_secret">'


def test_a_text_area_gets_our_height_unless_it_chose_its_own(empty):
    assert 'rows="4"' in form_field(empty["note"])
    assert 'rows="12"' in form_field(empty["long_note"])
    assert 'class="input tall"' in form_field(empty["long_note"])


def test_the_summary_counts_links_and_takes_the_focus(wrong):
    html = form_errors(wrong)

    assert "Hay 3 datos que faltan o que se deben corregir" in html
    assert 'href="#id_email"' in html
    assert 'href="#id_shown_0"' in html
    assert "data-focus" in html
    assert 'role="alert"' in html
    assert "Lo demás que escribió sigue aquí." in html


def test_the_summary_shows_what_belongs_to_no_field(wrong):
    wrong.add_error(None, "El plazo <venció>.")

    assert "<li>El plazo &lt;venció&gt;.</li>" in form_errors(wrong)


def test_a_form_without_errors_has_no_summary(empty):
    assert form_errors(empty) == ""


def test_the_button_says_what_happens_and_what_it_does_meanwhile():
    html = submit("Inscribirme", "Inscribiendo", name="deed", value="join", look="secondary small")

    assert html == (
        '<button type="submit" class="button secondary small" name="deed" value="join" data-busy="Inscribiendo">'
        "Inscribirme</button>"
    )
    assert 'data-busy="Enviando"' in submit("Enviar")
