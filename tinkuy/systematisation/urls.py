from django.urls import path

from .views import (
    by_link,
    changes,
    codebook,
    coding,
    excerpts,
    findings,
    live,
    quipu,
    relating,
    rounds,
    speakers,
    transcript,
    validation,
    workbench,
    writing,
)

app_name = "systematisation"

WORK = "team/c/<slug:cycle>/systematise/"
SESSION = f"{WORK}s/<int:n>/"
EXCERPT = f"{WORK}quotes/<str:public_id>/"
ROUND = f"{WORK}rounds/<int:number>/"
FINDING = f"{WORK}findings/<str:public_id>/"

urlpatterns = [
    path(WORK, workbench.workbench, name="workbench"),
    path(SESSION, workbench.session, name="session"),
    path(f"{SESSION}transcript/", transcript.transcript, name="transcript"),
    path(f"{SESSION}transcript/remove/", transcript.remove, name="remove_transcript"),
    path(f"{SESSION}code/", coding.code, name="code"),
    path(f"{SESSION}cues/<int:ordinal>/", coding.code_cue, name="code_cue"),
    path(f"{SESSION}live/", live.live, name="live"),
    path(f"{SESSION}live/<str:source>/<str:public_id>/cite/", live.cite, name="cite"),
    path(f"{WORK}speakers/", speakers.speakers, name="speakers"),
    path(f"{WORK}speakers/<int:speaker>/", speakers.describe, name="describe_speaker"),
    path(f"{WORK}codebook/", codebook.codebook, name="codebook"),
    path(f"{WORK}codebook/add/", codebook.add, name="add_code"),
    path(f"{WORK}codebook/<int:code>/", codebook.rename, name="rename_code"),
    path(f"{WORK}quotes/", excerpts.excerpts, name="excerpts"),
    path(EXCERPT, excerpts.excerpt, name="excerpt"),
    path(f"{EXCERPT}recode/", coding.recode, name="recode"),
    path(f"{EXCERPT}remove/", coding.remove, name="remove_excerpt"),
    path(f"{WORK}findings/", findings.findings, name="findings"),
    path(f"{WORK}findings/new/", writing.new_finding, name="new_finding"),
    path(FINDING, findings.finding, name="finding"),
    path(f"{FINDING}edit/", writing.edit, name="edit_finding"),
    path(f"{FINDING}submit/", writing.submit, name="submit_finding"),
    path(f"{FINDING}reject/", writing.reject, name="reject_finding"),
    path(f"{FINDING}link/", relating.link, name="link_finding"),
    path(f"{FINDING}unlink/", relating.unlink, name="unlink_finding"),
    path(f"{FINDING}merge/", relating.merge, name="merge_finding"),
    path(f"{FINDING}split/", relating.split, name="split_finding"),
    path(f"{FINDING}tick/", relating.tick, name="tick_finding"),
    path(f"{EXCERPT}evidence/", writing.add_evidence, name="add_evidence"),
    path(f"{FINDING}evidence/", writing.remove_evidence, name="remove_evidence"),
    path(f"{WORK}validate/", validation.validate, name="validate"),
    path(f"{WORK}validate/<str:public_id>/", validation.validate_finding, name="validate_finding"),
    path(f"{WORK}rounds/", rounds.rounds, name="rounds"),
    path(f"{WORK}rounds/new/", rounds.new_round, name="new_round"),
    path(ROUND, rounds.one_round, name="round"),
    path(f"{ROUND}extend/", rounds.extend, name="extend_round"),
    path(f"{ROUND}remind/", rounds.remind, name="remind_country"),
    path(f"{WORK}changes/<int:validation>/", changes.change, name="change"),
    path(f"{WORK}changes/<int:validation>/answer/", changes.answer_change, name="answer_change"),
    path("answer/<str:secret>/", by_link.answers, name="answers"),
    path("answer/<str:secret>/<str:public_id>/", by_link.answer, name="answer"),
    path(f"{WORK}quipu/", quipu.quipu, name="quipu"),
    path(f"{WORK}quipu.svg", quipu.quipu_svg, name="quipu_svg"),
]
