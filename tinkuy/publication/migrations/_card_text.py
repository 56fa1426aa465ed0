"""The full-text index over `SheetCard`, in each database's own way."""

from . import _full_text

SQLITE = """
CREATE INDEX publication_card_facets ON publication_sheetcard(id, facets);
CREATE VIRTUAL TABLE publication_cardtext USING fts5(
    title_stems, body_stems, content='publication_sheetcard', content_rowid='id',
    tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER publication_cardtext_added AFTER INSERT ON publication_sheetcard BEGIN
    INSERT INTO publication_cardtext(rowid, title_stems, body_stems)
    VALUES (new.id, new.title_stems, new.body_stems);
END;
CREATE TRIGGER publication_cardtext_removed AFTER DELETE ON publication_sheetcard BEGIN
    INSERT INTO publication_cardtext(publication_cardtext, rowid, title_stems, body_stems)
    VALUES ('delete', old.id, old.title_stems, old.body_stems);
END;
CREATE TRIGGER publication_cardtext_changed AFTER UPDATE ON publication_sheetcard BEGIN
    INSERT INTO publication_cardtext(publication_cardtext, rowid, title_stems, body_stems)
    VALUES ('delete', old.id, old.title_stems, old.body_stems);
    INSERT INTO publication_cardtext(rowid, title_stems, body_stems)
    VALUES (new.id, new.title_stems, new.body_stems);
END;
"""

POSTGRESQL = """
ALTER TABLE publication_sheetcard ADD COLUMN words tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('simple', title_stems), 'A') || setweight(to_tsvector('simple', body_stems), 'B')
) STORED;
CREATE INDEX publication_sheetcard_words ON publication_sheetcard USING gin(words);
"""

SQLITE_BACK = """
DROP TRIGGER publication_cardtext_added;
DROP TRIGGER publication_cardtext_removed;
DROP TRIGGER publication_cardtext_changed;
DROP TABLE publication_cardtext;
DROP INDEX publication_card_facets;
"""

POSTGRESQL_BACK = "ALTER TABLE publication_sheetcard DROP COLUMN words;"


def add(apps, editor) -> None:
    _full_text.run(editor, SQLITE, POSTGRESQL)


def remove(apps, editor) -> None:
    _full_text.run(editor, SQLITE_BACK, POSTGRESQL_BACK)
