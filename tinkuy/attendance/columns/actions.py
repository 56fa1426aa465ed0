"""What the columns of reports mean: words that hub editors add for all, and what a person says of one file.

What was said of a file is kept for files of the cycle with the same headers, and can be forgotten.
"""

from collections.abc import Mapping, Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext, gettext_lazy as _

from tinkuy.attendance.columns.models import ColumnMapping, HeaderWord, WordLanguage
from tinkuy.attendance.columns.queries import MEANINGS_OF_WORDS, meaning_label
from tinkuy.attendance.reports.vocabulary import MEANINGS, key_of, meaning_of
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle

WHO = frozenset({"name", "first_name", "email"})
"""One of these tells who it was."""


def demand_columns(columns: Mapping[str, str]) -> None:
    """Refuse what could not be read: an unknown meaning, nobody's name, the same meaning twice."""
    meanings = [meaning for meaning in columns.values() if meaning]
    if set(meanings) - set(MEANINGS):
        raise Refused(_("Choose what each column is from the list."))
    if not WHO & set(meanings):
        raise Refused(_("Say which column is the name, or which is the e-mail address."))
    twice = next((meaning for meaning in meanings if meanings.count(meaning) > 1), "")
    if twice:
        raise Refused(_("Two columns are “%(meaning)s”. Leave one of them unused.") % {"meaning": MEANINGS[twice]})


@transaction.atomic
def save_mapping(
    *, actor: Person, cycle: Cycle, headers: Sequence[str], columns: Mapping[str, str], language: str
) -> ColumnMapping:
    """Keep what was said of *columns* (key → meaning) for files of *cycle* with exactly these *headers* (keys).

    It holds in *language*. The caller has made sure that they are headers.
    """
    rules.demand(actor, "import_attendance", cycle)
    demand_columns(columns)
    signature = ColumnMapping.signature_of(cycle, headers)
    known = ColumnMapping.objects.filter(signature=signature, language=language).select_related("cycle").first()
    mapping = known or ColumnMapping(cycle=cycle, signature=signature, language=language)
    mapping.made_by, mapping.made_at = actor, clock.now()
    mapping.keep_columns(headers, columns)
    mapping.save()
    record(actor, "saved", mapping)
    return mapping


@transaction.atomic
def forget_mapping(*, actor: Person, mapping: ColumnMapping) -> None:
    """Use it no more: by who imports attendance in its cycle."""
    rules.demand(actor, "import_attendance", mapping.cycle)
    record(actor, "forgot", mapping)
    mapping.delete()


@transaction.atomic
def add_word(*, actor: Person, word: str, meaning: str, language: str) -> HeaderWord:
    """From now on a header *word* has this *meaning*. What the file of synonyms knows is never replaced."""
    rules.demand(actor, "keep_header_words", None)
    word, key = tidy(word), key_of(word)
    if not key or meaning not in MEANINGS_OF_WORDS or language not in WordLanguage.values:
        raise Refused(gettext("Write the word as it stands in the file, and choose its meaning and its language."))
    _demand_single(key, meaning, is_example=actor.is_example)
    _demand_unknown(word, meaning)
    try:
        with transaction.atomic():
            added = HeaderWord.objects.create(
                word=word, key=key, meaning=meaning, language=language, is_example=actor.is_example, added_by=actor
            )
    except IntegrityError:  # somebody else added it at the same moment
        _demand_single(key, meaning, is_example=actor.is_example)
        raise
    record(actor, "added", added, word=word, meaning=meaning)
    return added


@transaction.atomic
def remove_word(*, actor: Person, word: HeaderWord) -> HeaderWord:
    """It means nothing from now on; previews that were read with it are still committed as they were shown."""
    rules.demand(actor, "keep_header_words", None)
    if not HeaderWord.objects.filter(pk=word.pk, removed_at=None).update(removed_at=clock.now()):
        raise Refused(gettext("Somebody else removed this word meanwhile. Reload the page."))
    word.refresh_from_db()
    record(actor, "removed", word, word=word.word, meaning=word.meaning)
    return word


def _demand_single(key: str, meaning: str, *, is_example: bool) -> None:
    """No word with two meanings."""
    same = HeaderWord.objects.filter(key=key, is_example=is_example, removed_at=None).first()
    if same is None:
        return
    already_there = {"word": same.word, "meaning": meaning_label(same.meaning)}
    if same.meaning == meaning:
        raise Refused(gettext("“%(word)s” is in the list already: %(meaning)s.") % already_there)
    raise Refused(
        gettext("“%(word)s” means “%(meaning)s” already. A word has one meaning: remove that one first.")
        % already_there
    )


def _demand_unknown(word: str, meaning: str) -> None:
    """A word of the hub holds in every cycle: it may add to what is known, and change nothing of it."""
    known = meaning_of(word)
    if known == meaning:
        raise Refused(gettext("Tinkuy knows this word with this meaning already. There is nothing to add."))
    if known:
        raise Refused(
            gettext(
                "Tinkuy reads “%(word)s” as “%(meaning)s”, in every cycle. "
                "Where a file means something else by it, say so of that file when you import it."
            )
            % {"word": word, "meaning": meaning_label(known)}
        )
