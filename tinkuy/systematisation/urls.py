from django.urls import path

from .views import (
    agreement,
    codebook,
    codebook_files,
    coding,
    counts,
    excerpts,
    findings,
    live,
    quipu,
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
DOUBLE = f"{WORK}agreement/<str:public_id>/"
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
    path(f"{WORK}codebook/start/", codebook.start, name="start_codebook"),
    path(f"{WORK}codebook/file/", codebook_files.upload, name="upload_codebook"),
    path(f"{WORK}codebook/file/take/", codebook_files.take_in, name="import_codebook"),
    path(f"{WORK}codebook.<str:ending>", codebook_files.export, name="codebook_file"),
    path(f"{WORK}codebook/<int:code>/", codebook.edit, name="rename_code"),
    path(f"{WORK}codebook/<int:code>/merge/", codebook.merge, name="merge_code"),
    path(f"{WORK}codebook/<int:code>/split/", codebook.split, name="split_code"),
    path(f"{WORK}codebook/<int:code>/remove/", codebook.remove, name="remove_code"),
    path(f"{WORK}codebook/merges/<int:merge>/apart/", codebook.take_apart, name="take_apart"),
    path(f"{WORK}counts/", counts.counts, name="counts"),
    path(f"{WORK}counts.<str:ending>", counts.counts_file, name="counts_file"),
    path(f"{WORK}agreement/", agreement.double_codings, name="double_codings"),
    path(f"{WORK}agreement/open/", agreement.open_one, name="open_double_coding"),
    path(DOUBLE, agreement.double_coding, name="double_coding"),
    path(f"{DOUBLE}code/", agreement.second_coding, name="second_coding"),
    path(f"{DOUBLE}finish/", agreement.finish, name="finish_double_coding"),
    path(f"{DOUBLE}settle/", agreement.settle, name="settle_difference"),
    path(f"{DOUBLE}remove/", agreement.remove, name="remove_double_coding"),
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
