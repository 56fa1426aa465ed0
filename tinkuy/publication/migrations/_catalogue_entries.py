"""Entries follow cards and findings by triggers, in each database's own way: also when a sheet goes with its cycle. Each
change of theirs gives the catalogue another word.
"""

from . import _full_text

WEIGHT = "least(new.countries, 99) * 100 + least(new.quotes, 99)"

SQLITE = """
DROP TRIGGER publication_cardentry_added;
DROP TRIGGER publication_cardentry_removed;
DROP TRIGGER publication_cardentry_changed;
"""
SQLITE_BACK = ""

POSTGRESQL = """
DROP TRIGGER publication_cardentry_follows ON publication_sheetcard;
DROP FUNCTION publication_follow_card();
"""
POSTGRESQL_BACK = ""

ANOTHER_WORD = """
    INSERT INTO publication_cataloguestate(id, word) VALUES (1, lower(hex(randomblob(16))))
    ON CONFLICT (id) DO UPDATE SET word = excluded.word;
"""
CARD = "INSERT INTO publication_cardentry(id, mark, facets, weight, published_at)"
FINDING = "INSERT INTO publication_findingentry(id, mark, facets, weight, published_at)"

FOLLOW_ON_SQLITE = f"""
CREATE TRIGGER publication_cardentry_added AFTER INSERT ON publication_sheetcard BEGIN
    {CARD} VALUES (new.id, random(), new.facets, 0, new.published_at);{ANOTHER_WORD}END;
CREATE TRIGGER publication_cardentry_removed AFTER DELETE ON publication_sheetcard BEGIN
    DELETE FROM publication_cardentry WHERE id = old.id;{ANOTHER_WORD}END;
CREATE TRIGGER publication_cardentry_changed AFTER UPDATE ON publication_sheetcard BEGIN
    DELETE FROM publication_cardentry WHERE id = old.id;
    {CARD} VALUES (new.id, random(), new.facets, 0, new.published_at);{ANOTHER_WORD}END;
CREATE TRIGGER publication_findingentry_added AFTER INSERT ON publication_cardfinding BEGIN
    {FINDING} VALUES (new.id, random(), new.facets, min(new.countries, 99) * 100 + min(new.quotes, 99),
        (SELECT published_at FROM publication_sheetcard WHERE id = new.card_id));{ANOTHER_WORD}END;
CREATE TRIGGER publication_findingentry_removed AFTER DELETE ON publication_cardfinding BEGIN
    DELETE FROM publication_findingentry WHERE id = old.id;{ANOTHER_WORD}END;
CREATE TRIGGER publication_findingentry_changed AFTER UPDATE ON publication_cardfinding BEGIN
    DELETE FROM publication_findingentry WHERE id = old.id;
    {FINDING} VALUES (new.id, random(), new.facets, min(new.countries, 99) * 100 + min(new.quotes, 99),
        (SELECT published_at FROM publication_sheetcard WHERE id = new.card_id));{ANOTHER_WORD}END;
CREATE VIRTUAL TABLE publication_findingtext USING fts5(
    stems, content='publication_cardfinding', content_rowid='id', detail=none,
    tokenize='unicode61 remove_diacritics 2'
);
INSERT INTO publication_findingtext(publication_findingtext) VALUES ('rebuild');
CREATE TRIGGER publication_findingtext_added AFTER INSERT ON publication_cardfinding BEGIN
    INSERT INTO publication_findingtext(rowid, stems) VALUES (new.id, new.stems);
END;
CREATE TRIGGER publication_findingtext_removed AFTER DELETE ON publication_cardfinding BEGIN
    INSERT INTO publication_findingtext(publication_findingtext, rowid, stems) VALUES ('delete', old.id, old.stems);
END;
CREATE TRIGGER publication_findingtext_changed AFTER UPDATE ON publication_cardfinding BEGIN
    INSERT INTO publication_findingtext(publication_findingtext, rowid, stems) VALUES ('delete', old.id, old.stems);
    INSERT INTO publication_findingtext(rowid, stems) VALUES (new.id, new.stems);
END;
"""  # noqa: S608  words of this module alone

# Words stand outside of the entries' own pages (TOAST), so that to find fifty thousand hits reads a thousand pages and
# not twenty thousand. PostgreSQL puts nothing outside of a row of less than 2 KB: blanks, which take 35 bytes in the
# end, make each long enough.
FOLLOW_ON_POSTGRESQL = f"""
ALTER TABLE publication_cardentry ADD COLUMN words tsvector, ADD COLUMN title_words tsvector,
    ADD COLUMN filling text NOT NULL DEFAULT repeat(' ', 2000);
ALTER TABLE publication_cardentry SET (toast_tuple_target = 128);
ALTER TABLE publication_findingentry ADD COLUMN words tsvector,
    ADD COLUMN filling text NOT NULL DEFAULT repeat(' ', 2000);
ALTER TABLE publication_findingentry SET (toast_tuple_target = 128);
CREATE FUNCTION publication_follow_card() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF TG_OP <> 'INSERT' THEN
    DELETE FROM publication_cardentry WHERE id = old.id;
    END IF;
    IF TG_OP <> 'DELETE' THEN
    INSERT INTO publication_cardentry(id, mark, facets, weight, published_at, words, title_words)
    VALUES (new.id, (random() * 9e18)::bigint, new.facets, 0, new.published_at,
        to_tsvector('simple', new.title_stems) || to_tsvector('simple', new.body_stems),
        to_tsvector('simple', new.title_stems));
    END IF;
    RETURN NULL;
END; $$;
CREATE FUNCTION publication_follow_finding() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF TG_OP <> 'INSERT' THEN
    DELETE FROM publication_findingentry WHERE id = old.id;
    END IF;
    IF TG_OP <> 'DELETE' THEN
    INSERT INTO publication_findingentry(id, mark, facets, weight, published_at, words)
    VALUES (new.id, (random() * 9e18)::bigint, new.facets, {WEIGHT},
        (SELECT published_at FROM publication_sheetcard WHERE id = new.card_id), to_tsvector('simple', new.stems));
    END IF;
    RETURN NULL;
END; $$;
CREATE FUNCTION publication_note_catalogue() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO publication_cataloguestate(id, word) VALUES (1, gen_random_uuid()::text)
    ON CONFLICT (id) DO UPDATE SET word = excluded.word;
    RETURN NULL;
END; $$;
CREATE TRIGGER publication_cardentry_follows AFTER INSERT OR UPDATE OR DELETE ON publication_sheetcard
FOR EACH ROW EXECUTE FUNCTION publication_follow_card();
CREATE TRIGGER publication_findingentry_follows AFTER INSERT OR UPDATE OR DELETE ON publication_cardfinding
FOR EACH ROW EXECUTE FUNCTION publication_follow_finding();
CREATE TRIGGER publication_catalogue_changes AFTER INSERT OR UPDATE OR DELETE ON publication_sheetcard
FOR EACH STATEMENT EXECUTE FUNCTION publication_note_catalogue();
CREATE TRIGGER publication_catalogue_changes AFTER INSERT OR UPDATE OR DELETE ON publication_cardfinding
FOR EACH STATEMENT EXECUTE FUNCTION publication_note_catalogue();
CREATE INDEX publication_cardentry_words ON publication_cardentry USING gin(words);
CREATE INDEX publication_cardentry_title_words ON publication_cardentry USING gin(title_words);
CREATE INDEX publication_findingentry_words ON publication_findingentry USING gin(words);
"""  # noqa: S608  words of this module alone


def stop_following(apps, editor) -> None:
    _full_text.run(editor, SQLITE, POSTGRESQL)


def follow(apps, editor) -> None:
    _full_text.run(editor, FOLLOW_ON_SQLITE, FOLLOW_ON_POSTGRESQL)
