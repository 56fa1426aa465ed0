"""One way to take a form: done once and said, or shown again with what is to be mended, always with the same status."""

import re
from pathlib import Path

import pytest
from django import forms
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest
from django.test import RequestFactory

import tinkuy
from tinkuy.core.errors import Refused
from tinkuy.design.submitting import take_form

PAGE = "design/tests/one_form.html"
OTHER_STATUS = re.compile(r"status(?: = |=)[^#\n]*\b(400|409)\b")
NOT_A_REFUSAL = {
    "journal/once.py": "the same key with other words: nothing was read as a form",
    "people/views/confirm.py": "a post that waits until the person has proved who they are",
}


class NameForm(forms.Form):
    name = forms.CharField()


@pytest.fixture
def posted(settings, tmp_path):
    """A request that sends these fields; its page shows the form and nothing else."""
    page = tmp_path / PAGE
    page.parent.mkdir(parents=True)
    page.write_text("{{ form.errors }}{{ form.name }}")
    settings.TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [tmp_path]}]

    def make(**fields: str) -> HttpRequest:
        request = RequestFactory().post("/", fields)
        request._messages = CookieStorage(request)
        return request

    return make


def answered(request: HttpRequest, done: list[str], *, refusal: str = ""):
    form = NameForm(request.POST)

    def deed() -> None:
        if refusal:
            raise Refused(refusal, about="name")
        done.append(form.cleaned_data["name"])

    return take_form(request, form, deed, PAGE, {}, "/next/", "It is done.")


def test_a_form_in_order_is_done_once_said_and_left(posted):
    request, done = posted(name="Ana"), []

    answer = answered(request, done)

    assert (answer.status_code, answer.url, done) == (302, "/next/", ["Ana"])
    assert [str(message) for message in get_messages(request)] == ["It is done."]


def test_a_form_with_a_fault_comes_back_and_nothing_is_done(posted):
    done = []

    answer = answered(posted(name=""), done)

    assert (answer.status_code, done) == (422, [])


def test_the_sentence_of_a_refusal_stands_in_the_form_with_what_was_typed(posted):
    done = []

    answer = answered(posted(name="Ana"), done, refusal="The floor is closed.")

    assert (answer.status_code, done) == (422, [])
    assert "The floor is closed." in answer.content.decode()
    assert 'value="Ana"' in answer.content.decode()


def test_what_somebody_changed_meanwhile_is_not_overwritten(posted):
    request, done = posted(name="Ana"), []
    form = NameForm(request.POST)
    form.conflicts = ["name"]

    answer = take_form(request, form, lambda: done.append("Ana"), PAGE, {}, "/next/")

    assert (answer.status_code, done) == (422, [])


ON_A_PAGE_THAT_WAS_ASKED_FOR = {"attendance/registrants/views.py"}
"""Nothing was pressed there: an address says more than an address may."""


def test_a_refused_press_is_said_by_one_function_that_shows_its_page_as_refused():
    root = Path(tinkuy.__file__).parent
    saying = {
        str(place.relative_to(root))
        for place in root.rglob("*.py")
        if "tests" not in place.parts and "messages.error(" in place.read_text("utf-8")
    }

    assert saying == {"design/submitting.py"} | ON_A_PAGE_THAT_WAS_ASKED_FOR, "pressed or refuse_press"


def test_every_view_refuses_with_one_status():
    root = Path(tinkuy.__file__).parent
    other = [
        f"{place.relative_to(root)}: {line.strip()}"
        for place in sorted(root.rglob("*.py"))
        if "tests" not in place.parts and str(place.relative_to(root)) not in NOT_A_REFUSAL
        for line in place.read_text().splitlines()
        if OTHER_STATUS.search(line)
    ]

    assert other == []
