from django.urls import path

from tinkuy.practice.overview.views import matrix, openness, response

app_name = "practice"

RESPONSE = "team/c/<slug:cycle>/practice/<str:public_id>/"

urlpatterns = [
    path("team/c/<slug:cycle>/practice/", matrix.matrix, name="matrix"),
    path("team/c/<slug:cycle>/practice/communicate/", matrix.communicate, name="communicate"),
    path(RESPONSE, response.response, name="response"),
    path(RESPONSE + "step/", response.record, name="record"),
    path(RESPONSE + "counterpart/", response.name_counterpart, name="name_counterpart"),
    path(RESPONSE + "review/", response.agree_on_review, name="agree_on_review"),
    path(RESPONSE + "openness/", openness.decide, name="decide_openness"),
    path(RESPONSE + "actions/", response.plan, name="plan_action"),
    path(RESPONSE + "actions/<str:action_id>/start/", response.start, name="start_action"),
    path(RESPONSE + "actions/<str:action_id>/complete/", response.complete, name="complete_action"),
]
