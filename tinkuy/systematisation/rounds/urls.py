from django.urls import path

from .views import by_link, focal_point, team

WORK = "team/c/<slug:cycle>/systematise/"
ROUND = f"{WORK}rounds/<int:number>/"

urlpatterns = [
    path(f"{WORK}validate/", focal_point.validate, name="validate"),
    path(f"{WORK}validate/<str:public_id>/", focal_point.validate_finding, name="validate_finding"),
    path(f"{WORK}rounds/", team.rounds, name="rounds"),
    path(f"{WORK}rounds/new/", team.new_round, name="new_round"),
    path(ROUND, team.one_round, name="round"),
    path(f"{ROUND}extend/", team.extend, name="extend_round"),
    path(f"{ROUND}remind/", team.remind, name="remind_country"),
    path("answer/<str:secret>/", by_link.answers, name="answers"),
    path("answer/<str:secret>/<str:public_id>/", by_link.answer, name="answer"),
]
