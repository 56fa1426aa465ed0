"""The words of the hub for the columns of reports: added and removed by a hub editor."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from tinkuy.attendance.columns.models import HeaderWord, WordLanguage
from tinkuy.attendance.columns.queries import MEANINGS_OF_WORDS, meaning_label
from tinkuy.attendance.reports.vocabulary import key_of, meaning_of
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules


@transaction.atomic
def add_word(*, actor: Person, word: str, meaning: str, language: str) -> HeaderWord:
    """From now on a header *word* has this *meaning*. What the file of synonyms knows is never replaced."""
    rules.demand(actor, "keep_header_words", None)
    word, key = tidy(word), key_of(word)
    if not key or meaning not in MEANINGS_OF_WORDS or language not in WordLanguage.values:
        raise Refused(_("Write the word as it stands in the file, and choose its meaning and its language."))
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
        raise Refused(_("Somebody else removed this word meanwhile. Reload the page."))
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
        raise Refused(_("“%(word)s” is in the list already: %(meaning)s.") % already_there)
    raise Refused(
        _("“%(word)s” means “%(meaning)s” already. A word has one meaning: remove that one first.") % already_there
    )


def _demand_unknown(word: str, meaning: str) -> None:
    """A word of the hub holds in every cycle: it may add to what is known, and change nothing of it."""
    known = meaning_of(word)
    if known == meaning:
        raise Refused(_("Tinkuy knows this word with this meaning already. There is nothing to add."))
    if known:
        raise Refused(
            _(
                "Tinkuy reads “%(word)s” as “%(meaning)s”, in every cycle. "
                "Where a file means something else by it, say so of that file when you import it."
            )
            % {"word": word, "meaning": meaning_label(known)}
        )
