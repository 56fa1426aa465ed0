"""Of each sheet that was ever published there is one record: it moves to the end with each change, and stays."""

from datetime import timedelta
from importlib import import_module

from django.apps import apps

from tinkuy.core import clock
from tinkuy.hub.tests.versions import retire, version_of
from tinkuy.publication.records.models import CatalogueRecord
from tinkuy.publication.records.queries import Place, Selection, records_after, retired_records
from tinkuy.publication.search.actions import write_card


def test_a_published_sheet_has_one_record_however_many_versions(cycle):
    version_of(cycle, "una", number=1)
    version_of(cycle, "una", number=2)
    version_of(cycle, "una", language="pt-br", number=2)

    (record,) = CatalogueRecord.objects.all()

    assert (record.slug, record.is_deleted, record.values_of("language")) == ("una", False, ["es", "pt-br"])


def test_a_retired_sheet_keeps_its_record_and_says_so(cycle):
    version = version_of(cycle, "una")
    before = CatalogueRecord.objects.get().changed_at

    with clock.at(before + timedelta(days=3)):
        retire(version)

    record = CatalogueRecord.objects.get()
    assert (record.is_deleted, record.changed_at) == (True, before + timedelta(days=3))
    assert retired_records(["country:PE"], 10) == [record]
    assert retired_records(["country:CL"], 10) == []


def test_whoever_reads_in_parts_misses_nothing_that_changes_meanwhile(cycle):
    start = clock.now()
    for day, slug in enumerate(("a", "b", "c")):
        with clock.at(start + timedelta(days=day)):
            version_of(cycle, slug)
    first = records_after(Selection(), None, 2)
    with clock.at(start + timedelta(days=9)):
        write_card(first[0].sheet)

    rest = records_after(Selection(), Place(first[1].changed_at, first[1].pk), 9)

    assert [record.slug for record in first] == ["a", "b"]
    assert [record.slug for record in rest] == ["c", "a"]


def test_a_selection_is_by_moments_and_facets(cycle):
    start = clock.now()
    with clock.at(start):
        version_of(cycle, "a")
    with clock.at(start + timedelta(days=1)):
        version_of(cycle, "b", language="pt-br")

    def slugs(**chosen):
        return [record.slug for record in Selection(**chosen).records()]

    assert slugs(since=start + timedelta(days=1)) == ["b"]
    assert slugs(before=start + timedelta(days=1)) == ["a"]
    assert slugs(facet="language:pt-br") == ["b"]
    assert slugs(facet="language:pt") == []


def test_sheets_of_before_have_their_records(cycle):
    version_of(cycle, "vigente", language="pt-br")
    gone = version_of(cycle, "retirada")
    retire(gone)
    CatalogueRecord.objects.all().delete()

    import_module("tinkuy.publication.migrations.0010_catalogue_records").note_published_sheets(apps, None)

    rows = dict(CatalogueRecord.objects.values_list("slug", "is_deleted"))
    former = CatalogueRecord.objects.get(slug="retirada")
    gone.refresh_from_db()
    assert rows == {"vigente": False, "retirada": True}
    assert (former.changed_at, former.values_of("country")) == (gone.retired_at, ["AR", "BR", "PE"])


def test_records_that_were_made_of_former_cards_take_their_words_and_are_met_again(cycle):
    start = clock.now()
    with clock.at(start - timedelta(days=3)):
        for slug in ("de-antes", "al-día"):
            version_of(cycle, slug)
    CatalogueRecord.objects.filter(slug="de-antes").update(facets=" language:es ")

    with clock.at(start):
        import_module("tinkuy.publication.migrations.0017_records_by_all_facets").take_facets_of_cards(apps, None)

    current, former = CatalogueRecord.objects.order_by("changed_at")
    assert (current.slug, current.changed_at) == ("al-día", start - timedelta(days=3))
    assert (former.slug, former.changed_at) == ("de-antes", start)
    assert former.facets == former.sheet.card.facets
