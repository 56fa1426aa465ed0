from django.urls import path

from .agreements import views as agreement
from .catalogue import views as catalogue
from .contact import urls as contact
from .copied_entries import urls as copied_entries
from .countries import views as countries
from .country_page import report_views as country_report, views as country
from .cycle_page import views as cycle
from .cycles import views as cycles
from .downloads import views as downloads
from .focal_point_page import views as focal_point
from .home import views as home
from .hub_copies import urls as hub_copies
from .hub_reviews import urls as hub_reviews
from .known_hubs import urls as known_hubs
from .packages import views as packages
from .practice import views as practice
from .practice_calls import urls as practice_calls
from .practice_page import views as practice_page
from .recommendation_page import views as recommendation
from .recommendations import views as recommendations
from .sheet_page import views as sheet
from .subscriptions import urls as subscriptions
from .uses import urls as uses

app_name = "hub"

urlpatterns = [
    path("", home.page, name="home"),
    path("cycles/", cycles.page, name="cycles"),
    path("practice/", practice.page, name="practice"),
    path("countries/", countries.page, name="countries"),
    path("countries/<str:iso>/", country.page, name="country"),
    path("countries/<str:iso>/reports/<slug:cycle>/", country_report.page, name="country_report"),
    path("countries/<str:iso>/reports/<slug:cycle>.pdf", country_report.on_paper, name="country_report_on_paper"),
    path(
        "countries/<str:iso>/reports/<slug:cycle>/two-pages.pdf",
        country_report.on_two_pages,
        name="country_on_two_pages",
    ),
    path("focal-points/<str:person>/", focal_point.page, name="focal_point"),
    path("hub/", catalogue.search, name="search"),
    path("hub/<slug:slug>/", sheet.page, name="sheet"),
    path("hub/<slug:slug>/trail/<str:code>/", sheet.trail, name="trail"),
    path("hub/<slug:slug>.linkset.json", downloads.links, name="sheet_links"),
    path("hub/<slug:slug>.zip", packages.package, name="sheet_package"),
    path("hub/<slug:slug>.<str:form>", downloads.form, name="form"),
    path("hub/<slug:slug>/pictures/<slug:file>.jpg", downloads.picture, name="sheet_picture"),
    path("hub/<slug:slug>/forms/", downloads.page, name="sheet_forms"),
    path("hub/<slug:slug>/forms/network/", downloads.network_form, name="network_form"),
    path("f/<str:key>/", downloads.short, name="short"),
    path("practices/<str:public_id>/", practice_page.page, name="practice_page"),
    path("recommendations/", recommendations.page, name="recommendations"),
    path("recommendations/<str:public_id>/", recommendation.page, name="recommendation"),
    path("recommendations/<str:public_id>.pdf", recommendation.on_paper, name="recommendation_on_paper"),
    path("recommendations/<str:public_id>/voices/<str:verification>/", recommendation.voices, name="two_voices"),
    path(
        "recommendations/<str:public_id>/voices/<str:verification>.pdf",
        recommendation.voices_on_paper,
        name="two_voices_on_paper",
    ),
    path(
        "team/c/<slug:cycle>/recommendations/<str:public_id>/",
        recommendation.team_page,
        name="recommendation_of_team",
    ),
    path("c/<slug:cycle>/", cycle.page, name="cycle"),
    path("c/<slug:cycle>/preview.png", cycle.picture, name="cycle_picture"),
    path("i/<str:key>/", cycle.invitation, name="invitation"),
    path("c/<slug:cycle>/s/<int:n>/", cycle.webinar, name="webinar"),
    path("c/<slug:cycle>/agreements/<int:number>/", agreement.page, name="agreement"),
    *contact.urlpatterns,
    *copied_entries.urlpatterns,
    *hub_copies.urlpatterns,
    *hub_reviews.urlpatterns,
    *known_hubs.urlpatterns,
    *practice_calls.urlpatterns,
    *subscriptions.urlpatterns,
    *uses.urlpatterns,
]
