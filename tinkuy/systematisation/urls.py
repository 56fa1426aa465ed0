from django.urls import path

from .views import (
    codebook,
    coding,
    drafts,
    excerpts,
    findings,
    live,
    quipu,
    speakers,
    suggestions,
    transcript,
    validation,
    workbench,
    writing,
)

app_name = "systematisation"

WORK = "team/c/<slug:cycle>/systematise/"
SESSION = f"{WORK}s/<int:n>/"
SUGGESTION = f"{SESSION}suggestions/<str:fingerprint>/"
EXCERPT = f"{WORK}quotes/<str:public_id>/"
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
    path(f"{SESSION}suggestions/", suggestions.suggestions, name="suggestions"),
    path(f"{SUGGESTION}accept/", suggestions.accept, name="accept_suggestion"),
    path(f"{SUGGESTION}dismiss/", suggestions.dismiss, name="dismiss_suggestion"),
    path(f"{SUGGESTION}restore/", suggestions.restore, name="restore_suggestion"),
    path(f"{SESSION}suggestions/<str:public_id>/support/", suggestions.support, name="support_finding"),
    path(f"{SESSION}draft/<str:language>/", drafts.draft, name="draft"),
    path(f"{WORK}similar/", suggestions.similar, name="similar"),
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
    path(f"{EXCERPT}evidence/", writing.add_evidence, name="add_evidence"),
    path(f"{FINDING}evidence/", writing.remove_evidence, name="remove_evidence"),
    path(f"{WORK}validate/", validation.validate, name="validate"),
    path(f"{WORK}validate/<str:public_id>/", validation.validate_finding, name="validate_finding"),
    path(f"{WORK}quipu/", quipu.quipu, name="quipu"),
    path(f"{WORK}quipu.svg", quipu.quipu_svg, name="quipu_svg"),
]
