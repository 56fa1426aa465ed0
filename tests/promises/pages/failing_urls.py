"""One address that fails, quoting what a log or a page must never show."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from tinkuy.config import urls


def fail(request: HttpRequest) -> HttpResponse:
    raise ValueError(f"AQUIMARCA {request.POST.dict()} {request.META.get('HTTP_USER_AGENT')}")


urlpatterns = [path("fail/", fail, name="root"), *urls.urlpatterns]
