import re
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import Truncator
from django.utils.translation import get_language, gettext_lazy as _, pgettext

from tinkuy.core.rows.compiled_query import CompiledQuery, cycle_in_scope
from tinkuy.core.text import in_language
from tinkuy.design.fields import offer
from tinkuy.design.kinds import KINDS
from tinkuy.planning.hooks.contributions import answered_hook
from tinkuy.planning.hooks.models import Hook
from tinkuy.planning.hooks.queries import hooks_of_session
from tinkuy.systematisation.coding.actions import HookChoice
from tinkuy.systematisation.coding.queries import sentences
from tinkuy.systematisation.evidence.models.code import Code, FindingKind
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Cue, Speaker
from tinkuy.systematisation.workbench.queries.rows import Selection

MOST_CAPTIONS = 1_000_000
"""Far more than a file may have; a greater number is one that no database takes."""


KEY = re.compile(r"[0-9]{1,18}")
CODE_WITH_KEY = CompiledQuery[Code](lambda cycle, key: Code.objects.with_scope(cycle=cycle).filter(pk=key).order_by())


class CodeChoice(forms.ModelChoiceField[Code]):
    def label_from_instance(self, obj: Code) -> str:
        return f"{obj.label} · {in_language(obj.name, 'es')}"

    def to_python(self, value: Any) -> Code | None:
        """The code of the cycle in scope with that key: asked at every quote, by a query that is made once."""
        if value in self.empty_values:
            return None
        code = CODE_WITH_KEY.first(cycle_in_scope(), int(value)) if KEY.fullmatch(str(value)) else None
        if code is None:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice", params={"value": value})
        return code


class RecodeForm(forms.Form):
    """The kind of a quote and, perhaps, its code."""

    kind = forms.ChoiceField(label=_("Kind"), choices=FindingKind, widget=forms.RadioSelect)
    code = CodeChoice(label=_("Its code"), queryset=Code.objects.none(), required=False, empty_label=_("No code yet"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].queryset = Code.objects.order_by("kind", "number")  # type: ignore[attr-defined]


NO_HOOK = "none"


class QuoteForm(RecodeForm):
    """All that is told of a quote. `hook_read` is the choice that the page said: whoever leaves it changes nothing."""

    hook = forms.ChoiceField(
        label=_("It answers the thread"),
        required=False,
        help_text=_(
            "By itself a quote answers the thread that its session picked up last. What you choose here stays."
        ),
    )
    hook_read = forms.ChoiceField(required=False, widget=forms.HiddenInput)
    field_order = ("kind", "code", "hook")

    def __init__(self, *args: Any, quote: Excerpt, **kwargs: Any) -> None:
        chosen = _chosen_hook(quote)
        initial = {"kind": quote.kind, "code": quote.code_id, "hook": chosen, "hook_read": chosen}
        super().__init__(*args, initial=initial, **kwargs)
        self.hooks = {str(hook.number): hook for hook in hooks_of_session(quote.webinar)}
        answered = answered_hook(quote.webinar_id, quote.start_ms / 1000)
        by_itself = next((hook for hook in self.hooks.values() if hook.pk == answered), None)
        choices: list[tuple[Any, Any]] = [
            ("", _("As its session says: %(hook)s") % {"hook": _hook_words(by_itself)}),
            *((number, _hook_words(hook)) for number, hook in self.hooks.items()),
            (NO_HOOK, _hook_words(None)),
        ]
        offer(self, "hook", choices)
        offer(self, "hook_read", choices)

    @property
    def answers(self) -> HookChoice | None:
        """The thread that the person chose; None where they left it."""
        chosen = self.cleaned_data["hook"]
        if "hook" not in self.data or chosen == self.data.get("hook_read", self.initial["hook"]):
            return None
        return HookChoice(self.hooks.get(chosen), by_hand=bool(chosen))


def _chosen_hook(quote: Excerpt) -> str:
    if not quote.is_hook_chosen:
        return ""
    return str(quote.hook.number) if quote.hook else NO_HOOK


def _hook_words(hook: Hook | None) -> str:
    if hook is None:
        return pgettext("a thread", "None")
    words = Truncator(in_language(hook.text, get_language() or "es")).chars(70)
    return f"{hook.label} · {words}"


class PassageForm(forms.Form):
    """A passage as the palette sends it: from a character of one caption to one of the same or of `last_cue`.

    `new_code` is the name of a code that the codebook is to have for it. No page shows this form: it offers no codes.
    """

    kind = forms.ChoiceField(choices=FindingKind)
    code = CodeChoice(queryset=Code.objects.none(), required=False)
    cue = forms.IntegerField(min_value=1, max_value=MOST_CAPTIONS)
    last_cue = forms.IntegerField(min_value=1, max_value=MOST_CAPTIONS, required=False)
    start = forms.IntegerField(min_value=0)
    end = forms.IntegerField(min_value=1)
    new_code = forms.CharField(max_length=120, required=False)


class CodeCueForm(RecodeForm):
    """A passage chosen by sentences; those between the first and the last chosen belong to it."""

    passage = forms.MultipleChoiceField(
        label=_("Which sentences?"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The quote runs from the first to the last that you choose."),
    )
    field_order = ("passage", "kind", "code")

    def __init__(self, *args: Any, cue: Cue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.spans: Sequence[tuple[int, int]] = sentences(cue.text)
        choices = [(str(place), cue.text[start:end]) for place, (start, end) in enumerate(self.spans)]
        offer(self, "passage", choices)

    def clean_passage(self) -> tuple[int, int]:
        """Start and end of the passage in the caption."""
        places = sorted(int(place) for place in self.cleaned_data["passage"])
        if not places:
            raise ValidationError(_("Choose at least one sentence."))
        return self.spans[places[0]][0], self.spans[places[-1]][1]


class SelectionForm(forms.Form):
    """What of the transcript to show; what nobody can be asked for shows all of it."""

    only = forms.ChoiceField(label=_("Quotes"), required=False)
    voice = forms.ChoiceField(label=_("Voice"), required=False)

    def __init__(self, *args: Any, codes: Sequence[Code], voices: Sequence[Speaker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = {str(code.pk): code for code in codes}
        self.voices = {str(speaker.pk): speaker for speaker in voices}
        only: Any = [("", _("The whole transcript")), *((KINDS[kind].plural, self._of(kind)) for kind in FindingKind)]
        offer(self, "only", only)
        spoken = [("", _("All voices")), *((key, speaker.attributed) for key, speaker in self.voices.items())]
        offer(self, "voice", spoken)

    def _of(self, kind: str) -> Iterable[tuple[str, str]]:
        language = get_language() or "es"
        whole = (kind, _("%(kind)s: all quotes") % {"kind": KINDS[kind].plural})
        codes = [one for one in self.codes.values() if one.kind == kind]
        return [whole, *((str(one.pk), f"{one.label} · {in_language(one.name, language)}") for one in codes)]

    @property
    def selection(self) -> Selection:
        chosen = self.cleaned_data if self.is_valid() else {}
        only = chosen.get("only", "")
        kind = only if only in FindingKind.values else ""
        return Selection(kind, self.codes.get(only), self.voices.get(chosen.get("voice", "")))


class PlaceForm(forms.Form):
    """Which captions of a long transcript to show, those around one by `cue`, which `to` is led to.

    What no caption has shows the beginning.
    """

    cue = forms.IntegerField(min_value=1, max_value=MOST_CAPTIONS, required=False)
    to = forms.IntegerField(min_value=1, max_value=MOST_CAPTIONS, required=False)
    after = forms.IntegerField(min_value=1, max_value=MOST_CAPTIONS, required=False)
    before = forms.IntegerField(min_value=1, max_value=MOST_CAPTIONS, required=False)


class TurnsForm(forms.Form):
    """The code for all turns of a voice, and how many of them were seen."""

    code: Any = forms.ModelChoiceField(queryset=Code.objects.none())
    turns = forms.IntegerField(min_value=1)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].queryset = Code.objects.all()  # type: ignore[attr-defined]
