from django.urls import path

from tinkuy.systematisation.agreement import views as agreement
from tinkuy.systematisation.codebook.views import codes as codebook
from tinkuy.systematisation.codebook.views import files as codebook_files
from tinkuy.systematisation.drafts import views as drafts
from tinkuy.systematisation.findings.views import changes, relating, writing
from tinkuy.systematisation.findings.views import reading as findings
from tinkuy.systematisation.guard import views as personal_data
from tinkuy.systematisation.live import views as live
from tinkuy.systematisation.materials.views import handing_out
from tinkuy.systematisation.materials.views import team as materials
from tinkuy.systematisation.quipu import views as quipu
from tinkuy.systematisation.quotes.views import counts
from tinkuy.systematisation.quotes.views import quotes as excerpts
from tinkuy.systematisation.rounds.views import by_link
from tinkuy.systematisation.rounds.views import focal_point as validation
from tinkuy.systematisation.rounds.views import team as rounds
from tinkuy.systematisation.suggestions import views as suggestions
from tinkuy.systematisation.transcripts.views import correcting, searching
from tinkuy.systematisation.transcripts.views import importing as transcript
from tinkuy.systematisation.transcripts.views import voices as speakers
from tinkuy.systematisation.workbench.views import coding, steps
from tinkuy.systematisation.workbench.views import session as workbench

app_name = "systematisation"

WORK = "team/c/<slug:cycle>/systematise/"
SESSION = f"{WORK}s/<int:n>/"
SUGGESTION = f"{SESSION}suggestions/<str:fingerprint>/"
EXCERPT = f"{WORK}quotes/<str:public_id>/"
MATERIAL = f"{WORK}materials/<str:material>/"
DOUBLE = f"{WORK}agreement/<str:public_id>/"
ROUND = f"{WORK}rounds/<int:number>/"
FINDING = f"{WORK}findings/<str:public_id>/"

urlpatterns = [
    path(WORK, workbench.workbench, name="workbench"),
    path(SESSION, workbench.session, name="session"),
    path(f"{SESSION}transcript/", transcript.transcript, name="transcript"),
    path(f"{SESSION}transcript/remove/", transcript.remove, name="remove_transcript"),
    path(f"{SESSION}code/", coding.code, name="code"),
    path(f"{SESSION}undo/", steps.undo, name="undo"),
    path(f"{SESSION}redo/", steps.redo, name="redo"),
    path(f"{SESSION}voices/<int:speaker>/code/", steps.turns, name="code_turns"),
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
    path(f"{SESSION}suggestions/", suggestions.suggestions, name="suggestions"),
    path(f"{SUGGESTION}accept/", suggestions.accept, name="accept_suggestion"),
    path(f"{SUGGESTION}dismiss/", suggestions.dismiss, name="dismiss_suggestion"),
    path(f"{SUGGESTION}restore/", suggestions.restore, name="restore_suggestion"),
    path(f"{SESSION}suggestions/<str:public_id>/support/", suggestions.support, name="support_finding"),
    path(f"{SESSION}draft/<str:language>/", drafts.draft, name="draft"),
    path(f"{WORK}similar/", suggestions.similar, name="similar"),
    path(f"{WORK}speakers/", speakers.speakers, name="speakers"),
    path(f"{WORK}speakers/<int:speaker>/", speakers.describe, name="describe_speaker"),
    path(f"{WORK}speakers/<int:speaker>/role/", speakers.use_role, name="use_role_name"),
    path(f"{WORK}speakers/<int:speaker>/same/", speakers.merge, name="merge_speakers"),
    path(f"{WORK}search/", searching.search, name="search"),
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
    path(f"{FINDING}link/", relating.link, name="link_finding"),
    path(f"{FINDING}unlink/", relating.unlink, name="unlink_finding"),
    path(f"{FINDING}merge/", relating.merge, name="merge_finding"),
    path(f"{FINDING}split/", relating.split, name="split_finding"),
    path(f"{FINDING}tick/", relating.tick, name="tick_finding"),
    path(f"{EXCERPT}evidence/", writing.add_evidence, name="add_evidence"),
    path(f"{FINDING}evidence/", writing.remove_evidence, name="remove_evidence"),
    path(f"{WORK}personal-data/", personal_data.page, name="personal_data"),
    path(f"{WORK}personal-data/decide/", personal_data.decide, name="decide_alert"),
    path(f"{WORK}personal-data/take-out/", personal_data.take_out, name="take_out_alert"),
    path(f"{WORK}personal-data/<int:decision>/reopen/", personal_data.reopen, name="reopen_alert"),
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
