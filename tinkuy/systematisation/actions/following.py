"""A quote of a question follows when the moderation takes words out of it: the former ones are kept nowhere."""

from tinkuy.dialogue.models import Question
from tinkuy.systematisation.models import Excerpt, Source


def follow_question(question: Question) -> int:
    """Give each quote of *question* its present words; how many there are."""
    quotes = Excerpt.objects.filter(question=question, source=Source.QUESTION)
    return quotes.update(text=question.text, start=0, end=len(question.text))
