from django.urls import path

from .views import (
    codebook,
    coding,
    correcting,
    excerpts,
    findings,
    handing_out,
    live,
    materials,
    personal_data,
    quipu,
    searching,
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
MATERIAL = f"{WORK}materials/<str:material>/"
FINDING = f"{WORK}findings/<str:public_id>/"

urlpatterns = [
    path(WORK, workbench.workbench, name="workbench"),
    path(SESSION, workbench.session, name="session"),
    path(f"{SESSION}transcript/", transcript.transcript, name="transcript"),
    path(f"{SESSION}transcript/remove/", transcript.remove, name="remove_transcript"),
    path(f"{SESSION}code/", coding.code, name="code"),
    path(f"{SESSION}cues/<int:ordinal>/", coding.code_cue, name="code_cue"),
    path(f"{SESSION}cues/<int:ordinal>/edit/", correcting.correct, name="correct_cue"),
    path(f"{SESSION}cues/<int:ordinal>/redact/", correcting.redact, name="redact_cue"),
    path(f"{SESSION}live/", live.live, name="live"),
    path(f"{SESSION}live/<str:source>/<str:public_id>/cite/", live.cite, name="cite"),
    path(f"{SESSION}materials/", materials.materials, name="materials"),
    path(f"{SESSION}materials/add/<str:what>/", materials.add, name="add_material"),
    path(f"{SESSION}materials/back/", materials.put_back, name="put_back_material"),
    path(f"{WORK}materials/", materials.due, name="materials_due"),
    path(MATERIAL, materials.edit, name="edit_material"),
    path(f"{MATERIAL}remove/", materials.remove, name="remove_material"),
    path("c/<slug:cycle>/materials/<str:material>/", handing_out.file, name="material_file"),
    path("me/<slug:cycle>/materials/", handing_out.of_participant, name="my_materials"),
    path(f"{WORK}speakers/", speakers.speakers, name="speakers"),
    path(f"{WORK}speakers/<int:speaker>/", speakers.describe, name="describe_speaker"),
    path(f"{WORK}speakers/<int:speaker>/role/", speakers.use_role, name="use_role_name"),
    path(f"{WORK}speakers/<int:speaker>/same/", speakers.merge, name="merge_speakers"),
    path(f"{WORK}search/", searching.search, name="search"),
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
    path(f"{WORK}personal-data/", personal_data.page, name="personal_data"),
    path(f"{WORK}personal-data/decide/", personal_data.decide, name="decide_alert"),
    path(f"{WORK}personal-data/take-out/", personal_data.take_out, name="take_out_alert"),
    path(f"{WORK}personal-data/<int:decision>/reopen/", personal_data.reopen, name="reopen_alert"),
    path(f"{WORK}validate/", validation.validate, name="validate"),
    path(f"{WORK}validate/<str:public_id>/", validation.validate_finding, name="validate_finding"),
    path(f"{WORK}quipu/", quipu.quipu, name="quipu"),
    path(f"{WORK}quipu.svg", quipu.quipu_svg, name="quipu_svg"),
]
