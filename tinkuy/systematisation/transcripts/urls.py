from django.urls import path

from .views import correcting, importing, searching, voices

SESSION = "s/<int:n>/"

urlpatterns = [
    path(f"{SESSION}transcript/", importing.transcript, name="transcript"),
    path(f"{SESSION}transcript/remove/", importing.remove, name="remove_transcript"),
    path("transcripts/<str:public_id>/", importing.preview, name="transcript_upload"),
    path("transcripts/<str:public_id>/import/", importing.take_in, name="import_transcript"),
    path("transcripts/<str:public_id>/undo/", importing.take_back, name="take_back_transcript"),
    path(f"{SESSION}cues/<int:ordinal>/edit/", correcting.correct, name="correct_cue"),
    path(f"{SESSION}cues/<int:ordinal>/redact/", correcting.redact, name="redact_cue"),
    path("speakers/", voices.speakers, name="speakers"),
    path("speakers/<int:speaker>/", voices.describe, name="describe_speaker"),
    path("speakers/<int:speaker>/role/", voices.use_role, name="use_role_name"),
    path("speakers/<int:speaker>/same/", voices.merge, name="merge_speakers"),
    path("search/", searching.search, name="search"),
]
