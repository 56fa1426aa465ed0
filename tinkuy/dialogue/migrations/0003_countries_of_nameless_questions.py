"""A question without a name keeps its country only where, when it was asked, the country named nobody.

Who was there is asked of the presences that are still kept; where none are, the country goes.
"""

from collections import Counter
from datetime import timedelta

from django.db import migrations
from django.db.models import Q

FEWEST = 5
SINCE = timedelta(seconds=90)


def forget_countries(apps, schema_editor):
    question_model = apps.get_model("dialogue", "Question")
    nameless = Q(shown_as="without_name") | Q(asker__isnull=False, asker__sealed_name=b"")
    placed = question_model._base_manager.filter(nameless).exclude(country="")
    for question in placed.only("webinar", "country", "asked_at").iterator():
        if question.country not in _countries_of_many(apps, question):
            question_model._base_manager.filter(pk=question.pk).update(country="")


def _countries_of_many(apps, question):
    """Those of which five were connected, without the smallest where fewer than five would be left out."""
    here = apps.get_model("convening", "Presence")._base_manager.filter(
        webinar=question.webinar_id,
        registration__isnull=False,
        joined_at__lte=question.asked_at,
        left_at__gte=question.asked_at - SINCE,
    )
    counts = Counter(country for _key, country in set(here.values_list("registration", "registration__country")))
    left_out = counts.pop("", 0) + sum(count for count in counts.values() if count < FEWEST)
    told = sorted((count, country) for country, count in counts.items() if count >= FEWEST)
    while told and 0 < left_out < FEWEST:
        left_out += told.pop(0)[0]
    return {country for _count, country in told}


class Migration(migrations.Migration):
    dependencies = [
        ("convening", "0013_registration_lists"),
        ("dialogue", "0002_agreements"),
    ]

    operations = [migrations.RunPython(forget_countries, migrations.RunPython.noop)]
