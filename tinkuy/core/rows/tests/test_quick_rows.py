"""A row that is made at once is the one that Django would make."""

from django.apps import apps
from django.db import models
from django.db.models import signals

from tinkuy.core.rows.quick_rows import QuickRow
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Segment, Webinar
from tinkuy.planning.guests.models import Guest, GuestConsent, GuestPart
from tinkuy.planning.hooks.models import Hook
from tinkuy.publication.search.models import CardFinding, SheetCard
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Cue, Transcript
from tinkuy.systematisation.workbench.tests.long_transcript import long_transcript

QUICK = (Cue, Excerpt)


def test_a_row_has_what_django_gives_it(scoped, webinars):
    long_transcript(scoped, webinars[0], captions=20, quotes=4)

    for model in QUICK:
        names = [field.attname for field in model._meta.concrete_fields]
        values = model.objects.values_list(*names).first()
        quick = model.objects.first()
        slow = models.Model.from_db.__func__(model, "default", names, values)  # type: ignore[attr-defined]
        assert {name: quick.__dict__[name] for name in names} == {name: slow.__dict__[name] for name in names}
        assert (quick._state.adding, quick._state.db) == (False, "default")
        assert quick == slow


def test_a_row_of_some_columns_fetches_the_others_and_a_changed_one_is_saved(scoped, webinars):
    long_transcript(scoped, webinars[0], captions=20, quotes=4)

    cue = Cue.objects.defer("text").select_related("speaker", "transcript").first()
    assert cue.get_deferred_fields() == {"text"}
    assert cue.text
    assert cue.transcript == Transcript.objects.get()
    cue.text, cue.speaker = "Otra cosa.", None
    cue.save(update_fields=["text", "speaker"])
    assert (Cue.objects.first().text, Cue.objects.first().speaker_id) == ("Otra cosa.", None)


def test_no_model_whose_fields_listen_is_made_at_once():
    """A file or a picture is told of each row by a signal, which is not sent."""
    quick = [model for model in apps.get_models() if issubclass(model, QuickRow)]

    assert set(QUICK) < set(quick)
    assert not [field for model in quick for field in model._meta.get_fields() if isinstance(field, models.FileField)]
    assert not [model for model in quick if model.__init__ is not models.Model.__init__]
    assert not [one for one in signals.pre_init.receivers + signals.post_init.receivers if one[0][1] in map(id, quick)]


ROWS_OF_PUBLIC_PAGES = (Cycle, Webinar, Segment, Hook, Guest, GuestPart, GuestConsent, SheetCard, CardFinding)


def test_what_public_pages_read_many_rows_of_is_made_at_once():
    assert [model for model in ROWS_OF_PUBLIC_PAGES if not issubclass(model, QuickRow)] == []
