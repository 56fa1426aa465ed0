"""The full-text index over `SearchEntry`, in each database's own way."""

SQLITE = """
CREATE VIRTUAL TABLE publication_fulltext USING fts5(
    title, body, content='publication_searchentry', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER publication_fulltext_added AFTER INSERT ON publication_searchentry BEGIN
    INSERT INTO publication_fulltext(rowid, title, body) VALUES (new.id, new.title, new.body);
END;
CREATE TRIGGER publication_fulltext_removed AFTER DELETE ON publication_searchentry BEGIN
    INSERT INTO publication_fulltext(publication_fulltext, rowid, title, body)
    VALUES ('delete', old.id, old.title, old.body);
END;
CREATE TRIGGER publication_fulltext_changed AFTER UPDATE ON publication_searchentry BEGIN
    INSERT INTO publication_fulltext(publication_fulltext, rowid, title, body)
    VALUES ('delete', old.id, old.title, old.body);
    INSERT INTO publication_fulltext(rowid, title, body) VALUES (new.id, new.title, new.body);
END;
"""

POSTGRESQL = """
ALTER TABLE publication_searchentry ADD COLUMN words tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', body), 'B')
) STORED;
CREATE INDEX publication_searchentry_words ON publication_searchentry USING gin(words);
"""

SQLITE_BACK = """
DROP TRIGGER publication_fulltext_added;
DROP TRIGGER publication_fulltext_removed;
DROP TRIGGER publication_fulltext_changed;
DROP TABLE publication_fulltext;
"""

POSTGRESQL_BACK = "ALTER TABLE publication_searchentry DROP COLUMN words;"


def _statements(script: str) -> list[str]:
    """Statements of a script; a trigger's body keeps its own semicolons."""
    found, current = [], ""
    for line in script.strip().splitlines():
        current += line + "\n"
        inside = "BEGIN" in current and "END;" not in current
        if line.rstrip().endswith(";") and not inside:
            found.append(current)
            current = ""
    return found


def run(editor, sqlite: str, postgresql: str) -> None:
    script = postgresql if editor.connection.vendor == "postgresql" else sqlite
    for statement in _statements(script):
        editor.execute(statement)


def add(apps, editor) -> None:
    run(editor, SQLITE, POSTGRESQL)


def remove(apps, editor) -> None:
    run(editor, SQLITE_BACK, POSTGRESQL_BACK)
