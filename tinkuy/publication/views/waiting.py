"""The hub editor's page: the sheets that wait to be published."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tinkuy.planning.request import team_person
from tinkuy.publication.queries import sheets_to_publish


def page(request: HttpRequest) -> HttpResponse:
    return render(request, "publication/waiting.html", {"sheets": sheets_to_publish(team_person(request))})
