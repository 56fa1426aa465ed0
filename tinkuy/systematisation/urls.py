"""Addresses of the systematisation: the team's work in a cycle, and what a country or a participant opens."""

from django.urls import include, path

from tinkuy.systematisation.agreement import views as agreement
from tinkuy.systematisation.codebook.views import codes, files
from tinkuy.systematisation.drafts.views import draft
from tinkuy.systematisation.findings.views import changes, reading, relating, writing
from tinkuy.systematisation.guard import views as guard
from tinkuy.systematisation.live import views as live
from tinkuy.systematisation.materials import views as materials
from tinkuy.systematisation.quipu import views as quipu
from tinkuy.systematisation.quotes import views as quotes
from tinkuy.systematisation.rounds.views import answering, team as rounds
from tinkuy.systematisation.suggestions import views as suggestions
from tinkuy.systematisation.transcripts.views import correcting, importing
from tinkuy.systematisation.workbench.views import coding, session

app_name = "systematisation"

SESSION = "s/<int:n>/"
EXCERPT = "quotes/<str:public_id>/"
FINDING = "findings/<str:public_id>/"
SUGGESTION = f"{SESSION}suggestions/<str:fingerprint>/"
DOUBLE = "agreement/<str:public_id>/"
MATERIAL = "materials/<str:material>/"
ROUND = "rounds/<int:number>/"

of_sessions = [
    path("", session.workbench, name="workbench"),
    path(SESSION, session.session, name="session"),
    path(f"{SESSION}code/", coding.code, name="code"),
    path(f"{SESSION}undo/", coding.undo, name="undo"),
    path(f"{SESSION}redo/", coding.redo, name="redo"),
    path(f"{SESSION}voices/<int:speaker>/code/", coding.turns, name="code_turns"),
    path(f"{SESSION}cues/<int:ordinal>/", coding.code_cue, name="code_cue"),
    path(f"{SESSION}cues/<int:ordinal>/edit/", correcting.correct, name="correct_cue"),
    path(f"{SESSION}cues/<int:ordinal>/redact/", correcting.redact, name="redact_cue"),
    path(f"{SESSION}transcript/", importing.transcript, name="transcript"),
    path(f"{SESSION}transcript/remove/", importing.remove, name="remove_transcript"),
    path("transcripts/<str:public_id>/", importing.preview, name="transcript_upload"),
    path("transcripts/<str:public_id>/import/", importing.take_in, name="import_transcript"),
    path("transcripts/<str:public_id>/undo/", importing.take_back, name="take_back_transcript"),
    path("speakers/", correcting.speakers, name="speakers"),
    path("speakers/<int:speaker>/", correcting.describe, name="describe_speaker"),
    path("speakers/<int:speaker>/role/", correcting.use_role, name="use_role_name"),
    path("speakers/<int:speaker>/same/", correcting.merge, name="merge_speakers"),
    path("search/", correcting.search, name="search"),
    path(f"{SESSION}live/", live.live, name="live"),
    path(f"{SESSION}live/<str:source>/<str:public_id>/cite/", live.cite, name="cite"),
    path(f"{SESSION}draft/<str:language>/", draft, name="draft"),
    path(f"{SESSION}suggestions/", suggestions.suggestions, name="suggestions"),
    path(f"{SESSION}suggestions/accept/", suggestions.accept_several, name="accept_suggestions"),
    path(f"{SUGGESTION}accept/", suggestions.accept, name="accept_suggestion"),
    path(f"{SUGGESTION}dismiss/", suggestions.dismiss, name="dismiss_suggestion"),
    path(f"{SUGGESTION}restore/", suggestions.restore, name="restore_suggestion"),
    path(f"{SESSION}suggestions/<str:public_id>/support/", suggestions.support, name="support_finding"),
    path("similar/", suggestions.similar, name="similar"),
    path(f"{SESSION}materials/", materials.materials, name="materials"),
    path(f"{SESSION}materials/add/<str:what>/", materials.add, name="add_material"),
    path(f"{SESSION}materials/back/", materials.put_back, name="put_back_material"),
    path("materials/", materials.due, name="materials_due"),
    path(MATERIAL, materials.edit, name="edit_material"),
    path(f"{MATERIAL}remove/", materials.remove, name="remove_material"),
]

of_quotes = [
    path("quotes/", quotes.excerpts, name="excerpts"),
    path(EXCERPT, quotes.excerpt, name="excerpt"),
    path(f"{EXCERPT}recode/", coding.recode, name="recode"),
    path(f"{EXCERPT}remove/", coding.remove, name="remove_excerpt"),
    path(f"{EXCERPT}evidence/", writing.add_evidence, name="add_evidence"),
    path("counts/", quotes.counts, name="counts"),
    path("counts.<str:ending>", quotes.counts_file, name="counts_file"),
    path("quipu/", quipu.quipu, name="quipu"),
    path("quipu.svg", quipu.quipu_svg, name="quipu_svg"),
    path("codebook/", codes.codebook, name="codebook"),
    path("codebook/add/", codes.add, name="add_code"),
    path("codebook/start/", codes.start, name="start_codebook"),
    path("codebook/file/", files.upload, name="upload_codebook"),
    path("codebook/file/take/", files.choose_again, name="choose_codebook_again"),
    path("codebook/file/<str:public_id>/", files.preview, name="codebook_upload"),
    path("codebook/file/<str:public_id>/take/", files.take_in, name="import_codebook"),
    path("codebook/file/<str:public_id>/undo/", files.take_back, name="take_back_codebook"),
    path("codebook.<str:ending>", files.export, name="codebook_file"),
    path("codebook/<int:code>/", codes.edit, name="rename_code"),
    path("codebook/<int:code>/merge/", codes.merge, name="merge_code"),
    path("codebook/<int:code>/split/", codes.split, name="split_code"),
    path("codebook/<int:code>/remove/", codes.remove, name="remove_code"),
    path("codebook/merges/<int:merge>/apart/", codes.take_apart, name="take_apart"),
    path("agreement/", agreement.double_codings, name="double_codings"),
    path("agreement/open/", agreement.open_one, name="open_double_coding"),
    path(DOUBLE, agreement.double_coding, name="double_coding"),
    path(f"{DOUBLE}code/", agreement.second_coding, name="second_coding"),
    path(f"{DOUBLE}finish/", agreement.finish, name="finish_double_coding"),
    path(f"{DOUBLE}settle/", agreement.settle, name="settle_difference"),
    path(f"{DOUBLE}remove/", agreement.remove, name="remove_double_coding"),
]

of_findings = [
    path("findings/", reading.findings, name="findings"),
    path("findings/new/", writing.new_finding, name="new_finding"),
    path(FINDING, reading.finding, name="finding"),
    path(f"{FINDING}edit/", writing.edit, name="edit_finding"),
    path(f"{FINDING}submit/", writing.submit, name="submit_finding"),
    path(f"{FINDING}reject/", writing.reject, name="reject_finding"),
    path(f"{FINDING}link/", relating.link, name="link_finding"),
    path(f"{FINDING}unlink/", relating.unlink, name="unlink_finding"),
    path(f"{FINDING}merge/", relating.merge, name="merge_finding"),
    path(f"{FINDING}split/", relating.split, name="split_finding"),
    path(f"{FINDING}tick/", relating.tick, name="tick_finding"),
    path(f"{FINDING}evidence/", writing.remove_evidence, name="remove_evidence"),
    path("changes/<int:validation>/", changes.change, name="change"),
    path("changes/<int:validation>/answer/", changes.answer_change, name="answer_change"),
    path("personal-data/", guard.page, name="personal_data"),
    path("personal-data/decide/", guard.decide, name="decide_alert"),
    path("personal-data/take-out/", guard.take_out, name="take_out_alert"),
    path("personal-data/<int:decision>/reopen/", guard.reopen, name="reopen_alert"),
    path("validate/", answering.validate, name="validate"),
    path("validate/<str:public_id>/", answering.validate_finding, name="validate_finding"),
    path("rounds/", rounds.rounds, name="rounds"),
    path("rounds/new/", rounds.new_round, name="new_round"),
    path(ROUND, rounds.one_round, name="round"),
    path(f"{ROUND}extend/", rounds.extend, name="extend_round"),
    path(f"{ROUND}remind/", rounds.remind, name="remind_country"),
]

urlpatterns = [
    path("team/c/<slug:cycle>/systematise/", include([*of_sessions, *of_quotes, *of_findings])),
    path("answer/<str:secret>/", answering.answers, name="answers"),
    path("answer/<str:secret>/<str:public_id>/", answering.answer, name="answer"),
    path("c/<slug:cycle>/materials/<str:material>/", materials.file, name="material_file"),
    path("me/<slug:cycle>/materials/", materials.of_participant, name="my_materials"),
]
