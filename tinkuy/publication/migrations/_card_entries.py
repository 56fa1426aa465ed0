"""Entries and groups follow the cards by triggers, in each database's own way: also when a sheet goes with its cycle.

The order within a trigger is that of the references: an entry goes before its group, and comes after it.
"""

from . import _full_text

ADDED_TO_GROUP = """
    INSERT INTO publication_cardgroup(facets, sheets, risks, practices, lessons, recommendations)
    VALUES (new.facets, 1, new.risks, new.practices, new.lessons, new.recommendations)
    ON CONFLICT (facets) DO UPDATE SET
        sheets = publication_cardgroup.sheets + 1,
        risks = publication_cardgroup.risks + excluded.risks,
        practices = publication_cardgroup.practices + excluded.practices,
        lessons = publication_cardgroup.lessons + excluded.lessons,
        recommendations = publication_cardgroup.recommendations + excluded.recommendations;
"""
TAKEN_FROM_GROUP = """
    DELETE FROM publication_cardentry WHERE id = old.id;
    UPDATE publication_cardgroup SET
        sheets = sheets - 1,
        risks = risks - old.risks,
        practices = practices - old.practices,
        lessons = lessons - old.lessons,
        recommendations = recommendations - old.recommendations
    WHERE facets = old.facets;
    DELETE FROM publication_cardgroup WHERE facets = old.facets AND sheets = 0;
"""
ENTERED = """
    INSERT INTO publication_cardentry(id, group_id)
    SELECT new.id, id FROM publication_cardgroup WHERE facets = new.facets;
"""
GROUPS_OF_CARDS = """
INSERT INTO publication_cardgroup(facets, sheets, risks, practices, lessons, recommendations)
SELECT facets, count(*), sum(risks), sum(practices), sum(lessons), sum(recommendations)
FROM publication_sheetcard GROUP BY facets;
"""

SQLITE = f"""
DROP INDEX publication_card_facets;
CREATE TRIGGER publication_cardentry_added AFTER INSERT ON publication_sheetcard BEGIN
{ADDED_TO_GROUP}{ENTERED}END;
CREATE TRIGGER publication_cardentry_removed AFTER DELETE ON publication_sheetcard BEGIN
{TAKEN_FROM_GROUP}END;
CREATE TRIGGER publication_cardentry_changed
AFTER UPDATE OF id, facets, risks, practices, lessons, recommendations ON publication_sheetcard BEGIN
{TAKEN_FROM_GROUP}{ADDED_TO_GROUP}{ENTERED}END;
{GROUPS_OF_CARDS}
INSERT INTO publication_cardentry(id, group_id)
SELECT card.id, its_group.id FROM publication_sheetcard AS card
JOIN publication_cardgroup AS its_group ON its_group.facets = card.facets ORDER BY card.id;
"""  # noqa: S608  words of this module alone
SQLITE_BACK = """
DROP TRIGGER publication_cardentry_added;
DROP TRIGGER publication_cardentry_removed;
DROP TRIGGER publication_cardentry_changed;
CREATE INDEX publication_card_facets ON publication_sheetcard(id, facets);
"""

# Words stand outside of the entries' own pages (TOAST), so that to count fifty thousand hits reads a thousand pages and
# not twenty thousand. PostgreSQL puts nothing outside of a row of less than 2 KB, as that of a short sheet is: blanks,
# which take 35 bytes in the end, make each long enough.
POSTGRESQL = f"""
ALTER TABLE publication_sheetcard DROP COLUMN words;
ALTER TABLE publication_cardentry ADD COLUMN words tsvector, ADD COLUMN title_words tsvector,
    ADD COLUMN filling text NOT NULL DEFAULT repeat(' ', 2000);
ALTER TABLE publication_cardentry SET (toast_tuple_target = 128);
CREATE OR REPLACE FUNCTION publication_follow_card() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF TG_OP <> 'INSERT' THEN
{TAKEN_FROM_GROUP}
    END IF;
    IF TG_OP <> 'DELETE' THEN
{ADDED_TO_GROUP}
    INSERT INTO publication_cardentry(id, group_id, words, title_words)
    SELECT new.id, id, to_tsvector('simple', new.title_stems) || to_tsvector('simple', new.body_stems),
        to_tsvector('simple', new.title_stems)
    FROM publication_cardgroup WHERE facets = new.facets;
    END IF;
    RETURN NULL;
END; $$;
CREATE TRIGGER publication_cardentry_follows AFTER INSERT OR UPDATE OR DELETE ON publication_sheetcard
FOR EACH ROW EXECUTE FUNCTION publication_follow_card();
{GROUPS_OF_CARDS}
INSERT INTO publication_cardentry(id, group_id, words, title_words)
SELECT card.id, its_group.id, to_tsvector('simple', title_stems) || to_tsvector('simple', body_stems),
    to_tsvector('simple', title_stems)
FROM publication_sheetcard AS card
JOIN publication_cardgroup AS its_group ON its_group.facets = card.facets ORDER BY card.id;
CREATE INDEX publication_cardentry_words ON publication_cardentry USING gin(words);
CREATE INDEX publication_cardentry_title_words ON publication_cardentry USING gin(title_words);
"""  # noqa: S608  words of this module alone
POSTGRESQL_BACK = """
DROP TRIGGER publication_cardentry_follows ON publication_sheetcard;
DROP FUNCTION publication_follow_card();
ALTER TABLE publication_sheetcard ADD COLUMN words tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('simple', title_stems), 'A') || setweight(to_tsvector('simple', body_stems), 'B')
) STORED;
CREATE INDEX publication_sheetcard_words ON publication_sheetcard USING gin(words);
"""


def add(apps, editor) -> None:
    _full_text.run(editor, SQLITE, POSTGRESQL)


def remove(apps, editor) -> None:
    _full_text.run(editor, SQLITE_BACK, POSTGRESQL_BACK)
