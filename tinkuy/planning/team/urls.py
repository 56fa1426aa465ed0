from django.urls import path

from .views import focal_points, invitations, members, taking_back

urlpatterns = [
    path("focal-points/", focal_points.focal_points, name="focal_points"),
    path("focal-points/read/", focal_points.read_focal_points, name="read_focal_points"),
    path("focal-points/review/", focal_points.review_focal_points, name="review_focal_points"),
    path("team/", members.team, name="team"),
    path("team/review/", members.review_member, name="review_member"),
    path("team/write/", members.rewrite_member, name="rewrite_member"),
    path("team/again/", invitations.send_again, name="invite_again"),
    path("team/<str:held>/address/", invitations.correct_address, name="correct_address"),
    path("team/take/", taking_back.take_role, name="take_role"),
    path("team/give-back/", taking_back.give_back_role, name="give_back_role"),
    path("team/shown/", members.show_publicly, name="show_publicly"),
]
