"""The editor of a sheet: one field for each thing a person writes, with how long it should be."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.http import QueryDict
from django.utils.functional import lazy
from django.utils.translation import get_language, gettext_lazy as _

from tinkuy.core.text import tidy
from tinkuy.design.fields import LongTextField
from tinkuy.planning.editing.forms import SharedForm
from tinkuy.publication.content.licences import OFFERED_LICENCES
from tinkuy.publication.content.sheet import FINDINGS, SheetContent
from tinkuy.publication.content.vocabularies.concepts import concept_of, concepts, tag_named, tag_words
from tinkuy.publication.content.vocabularies.suggesting import filed_under
from tinkuy.publication.sheets.drafting.method import is_written_by_hand

LINES = _("One per line.")


def _short(label: Any, hint: Any = "", *, required: bool = False, length: int = 300) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=required, max_length=length)


def _long(label: Any, hint: Any = "", *, required: bool = False, rows: int = 4) -> forms.CharField:
    return LongTextField(label=label, help_text=hint, required=required, max_length=20_000, rows=rows)


def _tags(label: Any, scheme: str) -> forms.MultipleChoiceField:
    """Its choices are worded on each page, in the language of whoever reads it."""
    field = forms.MultipleChoiceField(label=label, required=False, widget=forms.CheckboxSelectMultiple)
    field.choices = [(one.tag, lazy_tag_words(one.tag)) for one in concepts(scheme).values()]
    return field


def _in_readers_language(tag: str) -> str:
    return tag_words(tag, get_language() or "es")


lazy_tag_words: Any = lazy(_in_readers_language, str)

TAG_FIELDS = {
    "theme_tags": "theme",
    "gcm_tags": "gcm",
    "sdg_tags": "sdg",
    "pillar_tags": "pillar",
    "sector_tags": "sector",
}
"""Field → scheme of the concepts that it offers."""


def make_room(field: forms.Field, text: str) -> None:
    """Let *text*, which stands already, stay in it."""
    assert isinstance(field, forms.CharField)
    if field.max_length is not None and len(text) > field.max_length:
        room = len(text) + text.count("\n")  # a browser sends each end of a line as two signs
        field.max_length = room
        field.widget.attrs["maxlength"] = str(room)
        field.validators = [one for one in field.validators if not isinstance(one, MaxLengthValidator)]
        field.validators.append(MaxLengthValidator(room))


class Correcting(StrEnum):
    """Whether the draft corrects a published version: no; not yet (its note is the former one's); already."""

    NOTHING = "nothing"
    NOT_BEGUN = "not begun"
    BEGUN = "begun"


class SheetForm(SharedForm):
    """Fields named as in `SheetContent`; lists are lines. Findings get a heading and a text each, see `item_fields`."""

    title = LongTextField(label=_("Title"), help_text=_("Write acronyms out."), max_length=200, rows=2)
    summary = _long(
        _("Summary of the practice"), _("What it was, who, how, about what. Whoever reads it was not there."), rows=7
    )
    objective = _long(_("Objective"))
    context = _long(
        _("Context and problem"), _("What the countries faced, for whom, and why they met: three to six sentences.")
    )
    beneficiaries = _long(_("Who benefits"), _("By sex, age or origin only where nobody is recognised by it."))
    actions = _long(_("Main actions"), LINES, rows=6)
    results = _long(_("Results, with their evidence"))
    innovation = _long(_("Innovation"), _("What was not done here before."))
    resources = _long(
        _("Resources used"), _("Hours, money, tools: the first draft takes them from the ledger of resources."), rows=3
    )
    scope_region = _short(_("Region or subregion"))
    theme_tags = _tags(_("Themes"), "theme")
    gcm_tags = _tags(_("Objectives of the Global Compact for Migration"), "gcm")
    sdg_tags = _tags(_("Targets of the Sustainable Development Goals"), "sdg")
    pillar_tags = _tags(_("Prevention, protection, prosecution, partnership"), "pillar")
    sector_tags = _tags(_("Sectors of those who did it"), "sector")
    own_tags = _long(_("Words of your own"), LINES, rows=2)
    featured_recommendation = _long(_("Featured recommendation"), _("It stands in the box."))
    success_factors = _long(_("What made it work"), _("Two to four conditions without which it would have failed."))
    constraints = _long(
        _("Difficulties and limits"), _("What did not work, who could not take part, what the figures do not say.")
    )
    approaches = _long(
        _("Approaches: gender, rights, childhood, interculturality, disability"),
        _("At least one sentence: how each was taken into account, or that it was not."),
    )
    safeguards = _long(_("Do no harm and data protection"), _("Do not share data of cases."))
    sustainability = _long(_("Sustainability"), _("What goes on after the cycle, who keeps it up, and with what."))
    replicability = _long(_("How to repeat it"), LINES, rows=6)
    implementers = _long(_("Who implemented it"), LINES, rows=2)
    partners = _long(
        _("Partners and donors"), _("One per line. The first draft names the institutions of the focal points."), rows=2
    )
    more = _long(_("Learn more"), _("One per line: text, a vertical bar, address. The address is optional."))
    contact_name = _short(_("Write to us: institution"))
    contact_email = forms.EmailField(
        label=_("Write to us: address"), required=False, help_text=_("A mailbox of the team rather than a person's.")
    )
    footer = _long(_("Networks and site of the hub"), LINES, rows=3)
    credits = _short(_("Authors and credits"), length=1_000)
    licence = forms.ChoiceField(label=_("Licence"), choices=OFFERED_LICENCES)
    citation = _long(_("Suggested citation"), rows=2)
    disclaimer = _long(_("Disclaimer"), rows=2)
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self,
        data: Any = None,
        *,
        content: SheetContent,
        revision: int,
        corrects: Correcting = Correcting.NOTHING,
    ) -> None:
        super().__init__(data, initial={**_initial(content, corrects), "revision": revision})
        self.content, self.stored_revision, self.corrects = content, revision, corrects
        if corrects != Correcting.NOTHING:
            self.fields["changes"] = _long(
                _("What this correction changes"),
                _("Readers find it beside the version, after the names of the parts that changed. One or two lines."),
                rows=2,
            )
        self._leave_room()
        for item in content.items():
            self.fields[f"{item.code}-text"] = _long(
                f"{item.code}: {_('Text')}", required=not is_written_by_hand(item.code)
            )
            self.fields[f"{item.code}-text"].initial = item.text
            make_room(self.fields[f"{item.code}-text"], item.text)
            self.fields[f"{item.code}-heading"] = LongTextField(  # of one line, which a telephone breaks in two
                label=f"{item.code}: {_('Heading')}", required=False, max_length=300, rows=1
            )
            self.fields[f"{item.code}-heading"].initial = item.heading

    def _leave_room(self) -> None:
        """A text that came from outside may be longer than its field: it is saved as it is, and can be shortened."""
        for name, field in self.fields.items():
            if isinstance(field, LongTextField):
                make_room(field, str(self.initial.get(name, "")))

    def full_clean(self) -> None:
        """A finding that came into the draft since the page was opened stands in no field that it sent."""
        if self.is_bound and isinstance(self.data, QueryDict):
            came = [f"{item.code}-{part}" for item in self.content.items() for part in ("text", "heading")]
            absent = {name: self.fields[name].initial for name in came if name not in self.data}
            if absent:
                self.data = self.data.copy()
                self.data.update(absent)
        super().full_clean()

    def text_of(self, name: str) -> str:
        """What stands in the field: as it was typed, else as it is stored."""
        return str(self[name].value() or "")

    @property
    def is_folded_faulty(self) -> bool:
        return bool(FOLDED & set(self.errors))

    def typed_content(self) -> SheetContent:
        """The sheet as it would read with what stands in the form; as it is stored while that is not valid."""
        if not self.is_bound or not self.is_valid():
            return self.content
        return SheetContent.from_json({**self.content.to_json(), **self.plain_fields()})

    def plain_fields(self) -> dict[str, Any]:
        """What was written, in the plain form of `SheetContent`."""
        data = self.cleaned_data
        fields: dict[str, Any] = {name: tidy(data[name]) for name in TEXTS}
        fields["title"] = " ".join(fields["title"].split())  # one line, however it is broken in its field
        fields |= {name: _lines(data[name]) for name in LISTS}
        fields["tags"] = _written_tags(data, self.content)
        if "changes" in self.fields:
            is_new = bool(data["changes"].strip()) or self.corrects == Correcting.BEGUN
            fields["changes"] = tidy(data["changes"]) if is_new else self.content.changes
        fields["scope"] = {"region": tidy(data["scope_region"]), "countries": list(self.content.scope.countries)}
        fields["more"] = [_link(line) for line in _lines(data["more"])]
        fields["contact"] = {"name": tidy(data["contact_name"]), "email": data["contact_email"].strip()}
        plain = self.content.to_json()
        for name in FINDINGS:
            items = [_written_item(item, data) for item in plain[name]]
            fields[name] = [item for item in items if item["text"] or not is_written_by_hand(item["code"])]
        return fields


TEXTS = (
    "title", "summary", "objective", "context", "beneficiaries", "results", "featured_recommendation",
    "success_factors", "constraints", "innovation", "resources", "approaches", "safeguards", "sustainability",
    "credits", "licence", "citation", "disclaimer",
)  # fmt: skip
LISTS = ("actions", "replicability", "implementers", "partners", "footer")
FOLDED = {
    "objective", "context", "beneficiaries", "actions", "results", "success_factors", "constraints", "innovation",
    "sustainability", "replicability", "resources", "implementers", "partners",
}  # fmt: skip
"""The long form, which the page folds."""


def _initial(content: SheetContent, corrects: Correcting) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(content, name) for name in TEXTS}
    values["changes"] = content.changes if corrects == Correcting.BEGUN else ""
    values |= {name: "\n".join(getattr(content, name)) for name in LISTS}
    values["more"] = "\n".join(f"{link.label} | {link.href}" if link.href else link.label for link in content.more)
    values |= {field: filed_under(content.tags, scheme) for field, scheme in TAG_FIELDS.items()}
    values["own_tags"] = "\n".join(tag for tag in content.tags if concept_of(tag) is None)
    values["scope_region"] = content.scope.region
    values["contact_name"], values["contact_email"] = content.contact.name, content.contact.email
    return values


def _written_tags(data: Mapping[str, Any], content: SheetContent) -> list[str]:
    """Chosen terms, those that no field offers, words of one's own: one that names a term is taken for it."""
    chosen = [tag for field in TAG_FIELDS for tag in data[field]]
    not_offered = [
        tag for tag in content.tags if (one := concept_of(tag)) is not None and one.scheme not in TAG_FIELDS.values()
    ]
    own = [line if line in content.tags else tag_named(line) for line in _lines(data["own_tags"])]
    tags = list(dict.fromkeys([*chosen, *not_offered, *own]))
    return list(content.tags) if set(tags) == set(content.tags) else tags  # the same ones are no other words


def _lines(text: str) -> list[str]:
    return [tidy(line) for line in text.splitlines() if line.strip()]


def _link(line: str) -> dict[str, str]:
    """An address is kept only when it is one that a reader may follow."""
    label, _bar, href = (part.strip() for part in line.partition("|"))
    return {"label": label, "href": href if href.startswith(("https://", "http://", "/")) else ""}


def _written_item(item: dict[str, Any], data: Mapping[str, Any]) -> dict[str, Any]:
    code = item["code"]
    heading = " ".join(tidy(data[f"{code}-heading"]).split())
    return item | {"heading": heading, "text": tidy(data[f"{code}-text"])}
