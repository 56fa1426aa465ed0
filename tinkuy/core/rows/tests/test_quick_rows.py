"""A row that is made at once is the one that Django would make."""

from django.db import models

from tinkuy.core.rows.quick_rows import QuickRow
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
    assert all(issubclass(model, QuickRow) for model in QUICK)
    assert not [field for model in QUICK for field in model._meta.get_fields() if isinstance(field, models.FileField)]
