"""A quote of a poll of few, or of few who all chose the same, tells no count: the room was not shown one either."""

from django.db import migrations
from django.utils import translation
from django.utils.translation import ngettext

FEWEST, FEWEST_OF_ONE_MIND = 5, 11


def forget_counts(apps, schema_editor):
    quotes = apps.get_model("systematisation", "Excerpt")._base_manager
    options = apps.get_model("dialogue", "Option")._base_manager
    for quote in quotes.filter(source="poll").select_related("poll").iterator():
        chosen = list(options.filter(poll_id=quote.poll_id).order_by("ordinal"))
        votes = [option.votes for option in chosen]
        if sum(votes) < (FEWEST_OF_ONE_MIND if sum(votes) in votes else FEWEST):
            quote.text = _untold(quote, [option.text for option in chosen])
            quote.end = len(quote.text)
            quote.save(update_fields=["text", "end"])


def _untold(quote, texts):
    options = ", ".join(_words(text, quote.language) for text in texts)
    with translation.override(quote.language):
        told = ngettext(
            "%(options)s: not shown, to protect who answered",
            "%(options)s: not shown, to protect who answered",
            len(texts),
        )
    return f"{_words(quote.poll.question, quote.language)} {told % {'options': options}}."


def _words(texts, language):
    return texts.get(language) or texts.get("es") or next((text for text in texts.values() if text), "")


class Migration(migrations.Migration):
    dependencies = [
        ("dialogue", "0003_countries_of_nameless_questions"),
        ("systematisation", "0011_without_file_names"),
    ]

    operations = [migrations.RunPython(forget_counts, migrations.RunPython.noop)]
