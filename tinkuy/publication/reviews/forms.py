from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.design.fields import Explained, LongTextField, offer
from tinkuy.people.models import Organisation, Person
from tinkuy.people.roles import Sector
from tinkuy.planning.institutions.actions import LONGEST_NAME, WantedInstitution
from tinkuy.planning.institutions.fields import ROOM_FOR_COUNTRY, InstitutionField, InstitutionInput, matching
from tinkuy.publication.reviews.criteria import CRITERIA, SCORES
from tinkuy.publication.reviews.independence import names_no_institution
from tinkuy.publication.reviews.models import Review, ReviewVerdict
from tinkuy.publication.reviews.own_institution import named_elsewhere
from tinkuy.publication.reviews.place_words import place_words


class ReviewForm(forms.Form):
    """A score of 0 to 3 for each criterion with a line of remark, a verdict, a comment. One that *is_begun* may lack
    any of them. Of a *person* whose account names no institution it asks for that too.
    """

    def __init__(
        self,
        data: Any = None,
        *,
        own_review: Review | None = None,
        former: Review | None = None,
        typed: Mapping[str, str] | None = None,
        is_begun: bool = False,
        person: Person | None = None,
    ) -> None:
        self._person, self._is_begun = person, is_begun
        super().__init__(data, initial=_typed(typed) if typed else _initial(own_review, former))
        scores = [(str(score), word) for score, word in SCORES]
        for criterion in CRITERIA:
            self.fields[criterion.code] = forms.ChoiceField(
                label=str(criterion.name), choices=scores, widget=forms.RadioSelect
            )
            self.fields[remark_name(criterion.code)] = LongTextField(
                label=_("What shows it, or what is missing to reach 3?"), required=False, max_length=1000, rows=2
            )
        self.fields["verdict"] = forms.ChoiceField(label=_("Your verdict"), widget=forms.RadioSelect)
        offer(self, "verdict", _verdicts())
        self.fields["comment"] = LongTextField(
            label=_("What should change"),
            required=False,
            max_length=5000,
            help_text=_("Do not share data of cases."),
            rows=4,
        )
        if person and names_no_institution(person):
            self.fields[INSTITUTION] = _begun_institution() if is_begun else _own_institution(person)
        for field in self.fields.values():
            field.required = field.required and not is_begun

    def clean(self) -> dict[str, Any]:
        """A page that was opened before the account named its institution asks for one that is not stored any more."""
        if not self._is_begun and INSTITUTION not in self.fields:
            demand_no_other_institution(self, self._person)
        return self.cleaned_data

    def scores(self) -> dict[str, int]:
        return {criterion.code: int(self.cleaned_data[criterion.code]) for criterion in CRITERIA}

    def remarks(self) -> dict[str, str]:
        return {criterion.code: self.cleaned_data[remark_name(criterion.code)] for criterion in CRITERIA}

    def typed(self) -> dict[str, str]:
        """What stands in each field, as a begun review holds it."""
        return {name: str(self.cleaned_data[name]) for name in self.fields}

    def written_words(self) -> str:
        """What was sent in words, to be copied where it can be sent no more: remarks with their criteria, the comment.

        Empty where nothing was sent.
        """
        if not self.is_bound:
            return ""
        sent = [(criterion.name, self[remark_name(criterion.code)].value()) for criterion in CRITERIA]
        lines = [f"{name}: {words}" for name, words in sent if words]
        return "\n\n".join(lines + [words for words in [self["comment"].value()] if words])

    def institution(self) -> WantedInstitution:
        """The one that was named here; None where the account names it."""
        return _named_institution(self)

    def chosen_scores(self) -> dict[str, int]:
        """What is ticked on the page, also where the form was refused."""
        values = {criterion.code: str(self[criterion.code].value() or "") for criterion in CRITERIA}
        return {code: int(value) for code, value in values.items() if value in {str(score) for score, _word in SCORES}}


def with_one_score(posted: Mapping[str, str]) -> tuple[dict[str, str], int]:
    """What a page sent, with the score that it chose for the rest (`rest`) in each criterion without one; how many."""
    score = posted.get("rest", "")
    if score not in {str(one) for one, _word in SCORES}:
        return dict(posted.items()), 0
    rest = {criterion.code: score for criterion in CRITERIA if not posted.get(criterion.code)}
    return dict(posted.items()) | rest, len(rest)


INSTITUTION = "organisation"


class SubmitForm(forms.Form):
    """A press; of whom the account names no institution it asks for that. One that *is_begun* may lack it."""

    def __init__(self, data: Any = None, *, person: Person, is_begun: bool = False) -> None:
        super().__init__(data)
        self._person = person
        if names_no_institution(person):
            self.fields[INSTITUTION] = _own_institution(person)
            self.fields[INSTITUTION].required = not is_begun

    def clean(self) -> dict[str, Any]:
        if INSTITUTION not in self.fields:
            demand_no_other_institution(self, self._person)
        return self.cleaned_data

    def institution(self) -> WantedInstitution:
        """The one that was named here; None where the account names it."""
        return _named_institution(self)


def _named_institution(form: forms.Form) -> WantedInstitution:
    named: WantedInstitution = form.cleaned_data.get(INSTITUTION)
    return named


def demand_no_other_institution(form: forms.Form, person: Person | None) -> None:
    """Raises `ValidationError` where a page that is older than the account's institution named another one."""
    text = InstitutionInput().value_from_datadict(form.data, None, INSTITUTION).text
    own = person.organisation if person else None
    if person and own and text and not matching(text, [own]):
        raise forms.ValidationError(named_elsewhere(person))


def _own_institution(person: Person) -> InstitutionField:
    """A peer is most often of a ministry, as the hub's first institution is; another sector is one choice away."""
    field = InstitutionField(
        label=_("Your institution"),
        help_text=place_words().of_reviewers + " " + str(_("It will stand in your account.")),
    )
    field.offer(Organisation.objects.all(), country=person.country, sector=Sector.GOVERNMENT)
    return field


def _begun_institution() -> forms.CharField:
    """As it was typed: whether it is in the directory is asked when the review is sent."""
    return forms.CharField(label=_("Your institution"), max_length=LONGEST_NAME + ROOM_FOR_COUNTRY)


def _typed(typed: Mapping[str, str]) -> dict[str, Any]:
    """What was typed, with what was answered of an institution that is new."""
    return {**typed, INSTITUTION: InstitutionInput().value_from_datadict(typed, None, INSTITUTION)}


def remark_name(code: str) -> str:
    return f"{code}-remark"


def _verdicts() -> list[tuple[str, str]]:
    approve, changes = ReviewVerdict.APPROVE, ReviewVerdict.REQUEST_CHANGES
    return [
        (approve.value, Explained(approve.label)),
        (changes.value, Explained(changes.label, _("Write which. The sheet comes back to you."))),
    ]


def _initial(own_review: Review | None, former: Review | None) -> dict[str, Any]:
    """What the person said of these words; else of the former ones, but no verdict."""
    begun = own_review or former
    if begun is None:
        return {}
    scores = {code: str(score) for code, score in begun.scores.items()}
    remarks = {remark_name(code): words for code, words in begun.remarks.items()}
    verdict = {"verdict": own_review.verdict, "comment": own_review.comment} if own_review else {}
    return {**scores, **remarks, **verdict}
