from django.urls import path

from .views import coding, session, steps

SESSION = "s/<int:n>/"
EXCERPT = "quotes/<str:public_id>/"

urlpatterns = [
    path("", session.workbench, name="workbench"),
    path(SESSION, session.session, name="session"),
    path(f"{SESSION}code/", coding.code, name="code"),
    path(f"{SESSION}undo/", steps.undo, name="undo"),
    path(f"{SESSION}redo/", steps.redo, name="redo"),
    path(f"{SESSION}voices/<int:speaker>/code/", steps.turns, name="code_turns"),
    path(f"{SESSION}cues/<int:ordinal>/", coding.code_cue, name="code_cue"),
    path(f"{EXCERPT}recode/", coding.recode, name="recode"),
    path(f"{EXCERPT}remove/", coding.remove, name="remove_excerpt"),
]
