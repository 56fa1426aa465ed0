"""The floor of a page made anew: plain Django, three queries and a template, by WSGI in two processes.

Run by its own Python (`python plain_django.py FILE`) it makes the database; a server takes `plain_django:application`
and finds the file in the environment.
"""

import os
import sqlite3
import sys

SESSIONS, SPEAKERS, OF_A_SESSION = 5, 12, 3
WORDS = "En esta sesión se analizan riesgos, buenas prácticas, lecciones y recomendaciones de la región. " * 4
PAGE = """<!doctype html><html lang="es"><head><meta charset="utf-8"><title>{{ cycle.title }}</title></head><body>
<header><h1>{{ cycle.title }}</h1><p>{{ cycle.text }}</p></header><main>{% for session in sessions %}<article>
<h2>{{ session.title }}</h2><p>{{ session.day }}</p><p>{{ session.text }}</p><ul>{% for speaker in session.speakers %}
<li><a href="/p/{{ speaker.id }}/">{{ speaker.name }}</a> {{ speaker.country }}<p>{{ speaker.text }}</p></li>
{% endfor %}</ul></article>{% endfor %}</main></body></html>"""
TABLES = """CREATE TABLE cycle(id INTEGER PRIMARY KEY, title, text);
CREATE TABLE session(id INTEGER PRIMARY KEY, title, text, day);
CREATE TABLE speaker(id INTEGER PRIMARY KEY, name, country, text, session);
PRAGMA journal_mode=WAL;"""


def make(file: str) -> None:
    with sqlite3.connect(file) as database:
        database.executescript(TABLES)
        database.execute("INSERT INTO cycle VALUES (1, 'Ciclo de webinarios', ?)", (WORDS,))
        for number in range(1, SESSIONS + 1):
            day = f"2026-03-{number:02}"
            database.execute("INSERT INTO session VALUES (?, ?, ?, ?)", (number, f"Sesión {number}", WORDS, day))
        for number in range(SESSIONS * OF_A_SESSION):
            name, session = f"Ponente {number % SPEAKERS}", number % SESSIONS + 1
            database.execute(
                "INSERT INTO speaker VALUES (?, ?, 'Colombia', ?, ?)", (number, name, WORDS[:300], session)
            )


def rows(connection, sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def site(file: str):
    """Django with nothing but what a page needs."""
    import django
    from django.conf import settings

    settings.configure(
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF=__name__,
        MIDDLEWARE=["django.middleware.security.SecurityMiddleware", "django.middleware.common.CommonMiddleware"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": file, "CONN_MAX_AGE": None}},
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    )
    django.setup()
    from django.core.wsgi import get_wsgi_application

    return get_wsgi_application()


def page(request):
    from django.db import connection
    from django.http import HttpResponse

    cycle = rows(connection, "SELECT title, text FROM cycle")[0]
    sessions = rows(connection, "SELECT id, title, text, day FROM session ORDER BY day")
    speakers = rows(connection, "SELECT id, name, country, text, session FROM speaker")
    for session in sessions:
        session["speakers"] = [speaker for speaker in speakers if speaker["session"] == session["id"]]
    return HttpResponse(template().render({"cycle": cycle, "sessions": sessions}))


KEPT = []


def template():
    from django.template import engines

    if not KEPT:
        KEPT.append(engines["django"].from_string(PAGE))
    return KEPT[0]


if __name__ == "__main__":
    make(sys.argv[1])
elif "PLAIN_DJANGO" in os.environ:
    application = site(os.environ["PLAIN_DJANGO"])

    from django.urls import path

    urlpatterns = [path("", page)]
