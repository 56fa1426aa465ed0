from django.urls import path

from .views import communicating, key_actions, matrix, response

app_name = "practice"

RESPONSE = "team/c/<slug:cycle>/practice/<str:public_id>/"

urlpatterns = [
    path("team/c/<slug:cycle>/practice/", matrix.matrix, name="matrix"),
    path("team/c/<slug:cycle>/practice/communicate/", communicating.communicate, name="communicate"),
    path(RESPONSE, response.response, name="response"),
    path(RESPONSE + "step/", response.record, name="record"),
    path(RESPONSE + "counterpart/", response.name_counterpart, name="name_counterpart"),
    path(RESPONSE + "review/", response.agree_on_review, name="agree_on_review"),
    path(RESPONSE + "actions/", key_actions.plan, name="plan_action"),
    path(RESPONSE + "actions/<str:action_id>/start/", key_actions.start, name="start_action"),
    path(RESPONSE + "actions/<str:action_id>/complete/", key_actions.complete, name="complete_action"),
]
