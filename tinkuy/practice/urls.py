from django.urls import path

from tinkuy.practice import views

app_name = "practice"

RESPONSE = "team/c/<slug:cycle>/practice/<str:public_id>/"

urlpatterns = [
    path("team/c/<slug:cycle>/practice/", views.matrix, name="matrix"),
    path("team/c/<slug:cycle>/practice/communicate/", views.communicate, name="communicate"),
    path(RESPONSE, views.response, name="response"),
    path(RESPONSE + "step/", views.record, name="record"),
    path(RESPONSE + "counterpart/", views.name_counterpart, name="name_counterpart"),
    path(RESPONSE + "review/", views.agree_on_review, name="agree_on_review"),
    path(RESPONSE + "actions/", views.plan, name="plan_action"),
    path(RESPONSE + "actions/<str:action_id>/start/", views.start, name="start_action"),
    path(RESPONSE + "actions/<str:action_id>/complete/", views.complete, name="complete_action"),
]
