"""A quote of a question follows when words are taken out of it, or its country: the former ones are kept nowhere."""

from collections.abc import Iterable

from django.db import transaction

from tinkuy.dialogue.questions.models import Question
from tinkuy.systematisation.evidence.models.excerpt import Excerpt, Source
from tinkuy.systematisation.transcripts.copied_words import Redacted, let_follow

from .redacting import forget_redacted


def follow_question(question: Question) -> int:
    """Give each quote of *question* its present words, and no country that it has not any more; how many there are."""
    quotes = Excerpt.objects.filter(question=question, source=Source.QUESTION).select_related("webinar")
    if not question.country:
        quotes.exclude(country="").update(country="")
    give_words((quote, question.text) for quote in quotes)
    return len(quotes)


def give_words(words_by_quote: Iterable[tuple[Excerpt, str]]) -> int:
    """Quotes of live words get those beside them, and so does what later stages copied of them; how many changed."""
    changed, redacted = [], []
    for quote, words in words_by_quote:
        if quote.text != words:
            redacted.append(Redacted(quote.webinar, quote.text, words))
            quote.text, quote.start, quote.end = words, 0, len(words)
            changed.append(quote)
    Excerpt.objects.bulk_update(changed, ["text", "start", "end"])
    let_follow(redacted)
    if changed:
        transaction.on_commit(forget_redacted)
    return len(changed)
