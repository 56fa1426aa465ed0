"""What is typed about a country's response. Every free text says that data of cases do not belong in it."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from tinkuy.core.languages import reader_language
from tinkuy.core.text import in_language
from tinkuy.design.fields import DayField, LongTextField, offer
from tinkuy.people.models import Organisation, Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.editing.forms import language_choices
from tinkuy.planning.hours import day_with_year
from tinkuy.planning.institutions.fields import InstitutionField, offer_institutions
from tinkuy.practice.responses.actions.contacts import Contact
from tinkuy.practice.responses.models import Answer, Response, ResponseState
from tinkuy.practice.responses.queries import mark_of

NO_CASES = _("Do not share data of cases.")
READ_AGAIN = _("I read it again: it names nobody")
NAME_OR_NEW = _("Write its name: choose it from the directory, or a new one is made.")


def words_field(label: Any, help_text: Any = NO_CASES, rows: int = 3, **options: Any) -> forms.CharField:
    return LongTextField(label=label, help_text=help_text, rows=rows, max_length=2000, **options)


def offer_institutions_of(form: forms.Form, name: str, countries: Sequence[str], country: str = "") -> None:
    """Those that may answer for one of *countries*; a new one is of *country*, or of the only one there is."""
    own = country or (countries[0] if len(countries) == 1 else "")
    offer_institutions(form, name, Organisation.objects.filter(country__in=[*countries, ""]), country=own)


class ContactForm(forms.Form):
    """The counterpart who answers for an addressee."""

    contact_name = forms.CharField(label=_("Who answers there"), required=False, max_length=120)
    contact_email = forms.EmailField(label=_("E-mail"), help_text=_("Kept sealed for a year at most."))
    contact_language = forms.ChoiceField(label=_("Language of the mail"), choices=language_choices)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "contact_%s"} | options)

    @property
    def contact(self) -> Contact:
        return Contact(*(self.cleaned_data[name] for name in ("contact_name", "contact_email", "contact_language")))


OTHER_DAY = "other"
OWN_WORDS = "own"
READY_REASONS: Mapping[str, Any] = {
    "not_ours": _("It is not this institution's task."),
    "no_resources": _("There are no resources for it."),
    "law": _("The law does not allow it."),
}
"""What is said most often: whoever answers at a telephone need not type it."""
REASON_MISSING = _("Choose a reason, or write it in your words.")
REASON_TWICE = _(
    "You chose a reason and wrote another one. To send your words choose “Another reason”; else empty them."
)


class AddresseeForm(forms.Form):
    """One of the four answers of an addressee; words and day come filled in, and a reason may be chosen."""

    field_of_argument: ClassVar = {"by": "other_day"}

    answer = forms.CharField(widget=forms.HiddenInput)
    read = forms.CharField(required=False, widget=forms.HiddenInput)
    text = words_field(_("What will be done"), _("Change it if you like. No data of cases."), rows=3)
    ready_reason = forms.ChoiceField(
        label=_("Why it is not accepted"), widget=forms.RadioSelect, error_messages={"required": REASON_MISSING}
    )
    reason = words_field(_("The reason, in your words"), rows=3, required=False)
    by = forms.ChoiceField(label=_("By when?"), widget=forms.RadioSelect)
    other_day = DayField(label=_("Another day"), required=False)

    def __init__(self, data: Any = None, *, response: Response, chosen: str, today: date) -> None:
        super().__init__(_with_choice(data))
        words = response.text or offered_words(response)
        days = days_offered(today, response.review_on)
        offer(self, "by", [*((day.isoformat(), day_with_year(day)) for day in days), (OTHER_DAY, _("Another day"))])
        offer(self, "ready_reason", [*READY_REASONS.items(), (OWN_WORDS, _("Another reason"))])
        mark = mark_of(response.steps.order_by("-id").first())
        day = (response.review_on or days[-1]).isoformat()
        self.initial.update({"answer": chosen, "read": mark, "text": words, "by": day})
        self.initial.update(_chosen_reason(response.reason))
        for name in _LEFT_OUT[Answer(chosen)]:
            del self.fields[name]
        if chosen == Answer.PARTLY:
            self.fields["text"].label = _("Which part, and what will be done")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("by") == OTHER_DAY and not values.get("other_day") and "other_day" not in self.errors:
            self.add_error("other_day", _("Choose the day."))
        if "reason" in self.fields and not self.errors.keys() & {"ready_reason", "reason"}:
            self._read_reason(values)
        return values

    def _read_reason(self, values: dict[str, Any]) -> None:
        ready = str(values.get("ready_reason"))
        if ready in READY_REASONS and values.get("reason"):
            self.add_error("reason", REASON_TWICE)
        elif ready in READY_REASONS:
            values["reason"] = str(READY_REASONS[ready])
        elif ready == OWN_WORDS and not values.get("reason"):
            self.add_error("reason", REASON_MISSING)

    @property
    def answer_given(self) -> dict[str, Any]:
        values = self.cleaned_data
        by = values.get("by")
        day = values.get("other_day") if by == OTHER_DAY else date.fromisoformat(by) if by else None
        sent = {name: values[name] for name in ("answer", "text", "reason", "read") if name in values}
        return sent | {"by": day}

    def show_present(self, mark: str) -> None:
        """A page that was refused shows the answer of today."""
        self.data = {**self.data.dict(), "read": mark}  # type: ignore[attr-defined]


def _with_choice(data: Any) -> Any:
    """Words without a choice are a reason of one's own: a browser that hides nothing has the field open."""
    if not data or data.get("ready_reason") or not data.get("reason"):
        return data
    chosen = data.copy()
    chosen["ready_reason"] = OWN_WORDS
    return chosen


def _chosen_reason(reason: str) -> dict[str, str]:
    """What was answered before, as one of the ready reasons where it is one of them in the reader's language."""
    ready = next((key for key, words in READY_REASONS.items() if reason == str(words)), "")
    return {"ready_reason": ready or (OWN_WORDS if reason else ""), "reason": "" if ready else reason}


def offered_words(response: Response) -> str:
    """What an addressee agrees to who changes nothing: the recommendation itself, in the reader's language."""
    return in_language(response.finding.text, reader_language(), response.cycle.main_language)


class ProgressForm(forms.Form):
    """How it goes with what an addressee agreed to, told behind the link of its mail."""

    state = forms.ChoiceField(label=_("How does it go?"), widget=forms.RadioSelect)
    note = words_field(_("In a sentence, if you like"), rows=2, required=False)
    names_nobody = forms.BooleanField(label=_("I read it again: it names nobody of a case"), required=False)
    read = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, response: Response, states: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "progress_%s"} | options)
        mark = mark_of(response.steps.order_by("-id").first())
        offer(self, "state", [(one, _progress_word(one, response.state)) for one in states])
        self.initial.update({"state": response.state, "read": mark})

    @property
    def asks_again(self) -> bool:
        return self.is_bound and "names_nobody" in self.errors

    def show_present(self, mark: str) -> None:
        """A page that was refused shows the step of today."""
        self.data = {**self.data.dict(), "read": mark}  # type: ignore[attr-defined]


def _progress_word(state: str, now: str) -> str:
    words = {
        ResponseState.UNDER_WAY: gettext("It is under way"),
        ResponseState.IN_PRACTICE: gettext("It is in practice"),
        ResponseState.STALLED: gettext("It is stalled"),
        ResponseState.AGREED: gettext("It is agreed again"),
    }
    if state == now:
        return gettext("As before: %(state)s") % {"state": ResponseState(now).label}
    return words[ResponseState(state)]


_LEFT_OUT = {
    Answer.ACCEPTED: ("ready_reason", "reason"),
    Answer.PARTLY: ("ready_reason", "reason"),
    Answer.DISCUSSING: ("text", "ready_reason", "reason", "by", "other_day"),
    Answer.REJECTED: ("text", "by", "other_day"),
}


def days_offered(today: date, present: date | None) -> list[date]:
    """Two days that an answer may name: the middle of a month, at least a month off; the *present* one first."""
    day = (today.replace(day=1) + timedelta(days=32)).replace(day=15)
    following = (day.replace(day=1) + timedelta(days=32)).replace(day=15)
    others = [one for one in (day, following) if one != present]
    return [present, others[-1]] if present and present >= today else [day, following]


AGREED_LATER = _(
    "An answer goes step by step: “Agreed” can be chosen once “In dialogue” is recorded. Both may have the same day."
)


class StepForm(forms.Form):
    """The next step of a response, or news without one."""

    state = forms.ChoiceField(label=_("Where it stands"), widget=forms.RadioSelect)
    taken_on = DayField(label=_("Since"))
    text = words_field(_("What the country will do"), required=False)
    note = words_field(_("What happened"), required=False)
    reason = words_field(_("Reason (required if it is rejected)"), required=False, rows=2)

    def __init__(self, *args: Any, response: Response, open_states: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "step_%s"} | options)
        stays = _("%(state)s, as before: only news") % {"state": ResponseState(response.state).label}
        onward = [(state, ResponseState(state).label) for state in open_states]
        offer(self, "state", [*onward, (response.state, stays)])
        if response.state == ResponseState.NO_ANSWER:
            self.fields["state"].help_text = AGREED_LATER
        self.fields["text"].initial = response.text
        if ResponseState.REJECTED not in open_states:
            del self.fields["reason"]


class CounterpartForm(forms.Form):
    """Who answers for the country and who accompanies it."""

    field_of_argument: ClassVar = {"name": "institution", "sector": "institution"}

    institution = InstitutionField(label=_("Institution that answers"), help_text=NAME_OR_NEW)
    focal_point = forms.ModelChoiceField(
        label=_("Focal point who accompanies it"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=_("Nobody yet"),
    )

    def __init__(self, *args: Any, cycle: Cycle, country: str, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "counterpart_%s"} | options)
        offer_institutions_of(self, "institution", [country], country)
        team_roles = TeamRole.objects.filter(cycle=cycle, country=country).exclude(TeamRole.AWAITED)
        self.fields["focal_point"].queryset = Person.objects.filter(pk__in=team_roles.values("person"))  # type: ignore[attr-defined]


class ReviewForm(forms.Form):
    """How the country will know that it works, and when that is looked at."""

    indicator = words_field(_("How we will know that it works"), rows=2)
    review_on = DayField(label=_("Next review"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "review_%s"} | options)
