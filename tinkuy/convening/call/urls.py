from django.urls import path

from .views import public, team

CALL = "c/<slug:cycle>/call/"
PLAN = "team/c/<slug:cycle>/plan/"
TEAM_CALL = f"{PLAN}call/"

urlpatterns = [
    path(CALL, public.page, name="call"),
    path(f"{CALL}propose/", public.propose, name="propose"),
    path(f"{CALL}<str:proposal>/support/", public.support, name="support_proposal"),
    path(f"{CALL}<str:proposal>/comment/", public.comment, name="comment"),
    path(f"{CALL}<str:proposal>/withdraw/", public.withdraw, name="withdraw_proposal"),
    path(TEAM_CALL, team.page, name="team_call"),
    path(f"{TEAM_CALL}open/", team.open_call, name="open_call"),
    path(f"{TEAM_CALL}close/", team.close_call, name="close_call"),
    path(f"{TEAM_CALL}comments/<str:comment>/", team.moderate_comment, name="moderate_comment"),
    path(f"{TEAM_CALL}<str:proposal>/", team.proposal, name="team_proposal"),
    path(f"{TEAM_CALL}<str:proposal>/show/", team.show, name="show_proposal"),
    path(f"{TEAM_CALL}<str:proposal>/accept/", team.accept, name="accept_proposal"),
    path(f"{TEAM_CALL}<str:proposal>/decline/", team.decline, name="decline_proposal"),
    path(f"{TEAM_CALL}<str:proposal>/vote/", team.vote, name="vote_on_proposal"),
    path(f"{TEAM_CALL}<str:proposal>/comment/", team.comment, name="team_comment"),
]
