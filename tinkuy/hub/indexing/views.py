from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tinkuy.design.missing import or_404

from .sitemaps import files, section_of

XML = "application/xml"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    context = {"sitemap": settings.BASE_ADDRESS + reverse("indexing:index")}
    return render(request, "indexing/robots.txt", context, content_type="text/plain; charset=utf-8")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The addresses of all sitemaps."""
    sites = [{"location": settings.BASE_ADDRESS + reverse("indexing:sitemap", args=[name])} for name in files()]
    return render(request, "sitemap_index.xml", {"sitemaps": sites}, content_type=XML)


@require_safe
def sitemap(request: HttpRequest, sitemap: str) -> HttpResponse:
    section = or_404(section_of(sitemap))
    return render(request, "sitemap.xml", {"urlset": section.get_urls()}, content_type=XML)
