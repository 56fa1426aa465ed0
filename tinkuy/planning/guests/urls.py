from django.urls import path

from .views import on_paper, own_page, photo, team

GUESTS = "team/c/<slug:cycle>/plan/guests/"
GUEST = f"{GUESTS}<str:public_id>/"
OWN = "guest/<slug:cycle>/"

urlpatterns = [
    path(GUESTS, team.guests, name="guests"),
    path(f"{GUESTS}new/", team.new_guest, name="new_guest"),
    path(f"{GUESTS}new/send/", team.invite_guest, name="invite_guest"),
    path(GUEST, team.guest, name="guest"),
    path(f"{GUEST}send/", team.invite_known_guest, name="invite_known_guest"),
    path(f"{GUEST}bio/", on_paper.write_bio, name="write_guest_bio"),
    path(f"{GUEST}photo/", on_paper.put_photo, name="file_guest_photo"),
    path(f"{GUEST}photo/remove/", on_paper.remove_photo, name="take_guest_photo"),
    path(f"{GUEST}link/", team.send_link, name="send_guest_link"),
    path(f"{GUEST}consents/", team.file_consents, name="file_guest_consents"),
    path(f"{GUEST}consents/end/", team.end_consent, name="end_guest_consent"),
    path(f"{GUEST}remove/", team.remove, name="remove_guest"),
    path(f"{GUEST}photo.jpg", photo.of_team, name="guest_photo_of_team"),
    path("c/<slug:cycle>/guests/<str:public_id>/photo.jpg", photo.public, name="guest_photo"),
    path(OWN, own_page.page, name="guest_page"),
    path(f"{OWN}details/", own_page.correct, name="correct_guest"),
    path(f"{OWN}photo/", own_page.put_photo, name="put_guest_photo"),
    path(f"{OWN}photo/remove/", own_page.remove_photo, name="remove_guest_photo"),
    path(f"{OWN}photo.jpg", photo.own, name="own_guest_photo"),
    path(f"{OWN}consents/", own_page.give_consents, name="give_guest_consents"),
    path(f"{OWN}browsers/close/", own_page.close_browsers, name="close_guest_browsers"),
]
