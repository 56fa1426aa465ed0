from django.urls import path

from tinkuy.practice.adoptions.views import lists as adoption_lists, record as adoption
from tinkuy.practice.country_reports import views as country_reports
from tinkuy.practice.exports import views as exports
from tinkuy.practice.figures import views as figures
from tinkuy.practice.key_actions.views import by_link
from tinkuy.practice.outcomes import by_link as outcomes_by_link, views as outcomes
from tinkuy.practice.overview.views import action, contact, matrix, openness, response, two_voices
from tinkuy.practice.responses.views import answering
from tinkuy.practice.support.views import by_link as offers, register, support
from tinkuy.practice.verification import by_link as verification_by_link
from tinkuy.practice.visibility.views import check, own, team as visibility
from tinkuy.practice.visits import views as visits

app_name = "practice"

SUPPORT = "team/c/<slug:cycle>/practice/support/"
ONE = SUPPORT + "<str:public_id>/"
RESPONSE = "team/c/<slug:cycle>/practice/<str:public_id>/"
ACTION = RESPONSE + "actions/<str:action_id>/"
VISIBILITY = "team/c/<slug:cycle>/visibility/"
COUNTRY = "team/c/<slug:cycle>/practice/countries/<str:country>/"
REPORT = COUNTRY + "report/<str:language>/"
ADOPTIONS = "team/c/<slug:cycle>/practice/adoptions/"
ADOPTION = ADOPTIONS + "<str:adoption>/"
OUTCOMES = "team/c/<slug:cycle>/practice/outcomes/"
OUTCOME = OUTCOMES + "<str:outcome>/"
VOICES = RESPONSE + "two-voices/<str:verification>/"

urlpatterns = [
    path("team/c/<slug:cycle>/practice/", matrix.matrix, name="matrix"),
    path("team/c/<slug:cycle>/practice/figures/", figures.figures, name="figures"),
    path("team/c/<slug:cycle>/practice/changes/", figures.changes, name="changes"),
    path("team/c/<slug:cycle>/practice/downloads/", exports.page, name="downloads"),
    path("team/c/<slug:cycle>/practice/downloads/<str:table>.<str:ending>", exports.table, name="table"),
    path("team/c/<slug:cycle>/practice/countries/", country_reports.countries, name="countries"),
    path(COUNTRY + "two-pages.pdf", country_reports.two_pages, name="two_pages"),
    path(REPORT, country_reports.report, name="country_report"),
    path(REPORT + "draft/", country_reports.draft, name="draft_country_report"),
    path(REPORT + "ready/", country_reports.ready, name="country_report_ready"),
    path(REPORT + "publication/", country_reports.decide, name="decide_country_report"),
    path(REPORT + "report.pdf", country_reports.pdf, name="country_report_pdf"),
    path("team/c/<slug:cycle>/practice/communicate/", matrix.communicate, name="communicate"),
    path(SUPPORT, register.support_register, name="support_register"),
    path(SUPPORT + "ask/", register.ask, name="request_support"),
    path(SUPPORT + "offer/", register.offer, name="offer_support"),
    path(ONE, support.support, name="support"),
    path(ONE + "take/", register.take, name="take_offer"),
    path(ONE + "answer/", support.answer, name="answer_support"),
    path(ONE + "agree/", support.agree, name="agree_support"),
    path(ONE + "given/", support.given, name="mark_support_given"),
    path(ONE + "close/", support.close, name="close_support"),
    path(ONE + "decline/", support.decline, name="decline_support"),
    path(ONE + "withdraw/", support.withdraw, name="withdraw_support"),
    path(ONE + "openness/", support.decide, name="decide_support_openness"),
    path(ONE + "visit/", visits.peer_visit, name="peer_visit"),
    path(ONE + "visit/arrange/", visits.arrange, name="arrange_visit"),
    path(ONE + "visit/notes/", visits.write_notes, name="write_visit_notes"),
    path(ONE + "visit/decide/", visits.decide, name="decide_after_visit"),
    path(ADOPTIONS, adoption_lists.adoptions, name="adoptions"),
    path(ADOPTIONS + "choose/", adoption_lists.choose, name="choose_practice"),
    path(ADOPTIONS + "begin/", adoption_lists.begin, name="begin_adoption"),
    path(ADOPTION, adoption.page, name="adoption"),
    path(ADOPTION + "analysis/", adoption.edit_analysis, name="edit_analysis"),
    path(ADOPTION + "record/", adoption.adopt, name="adopt"),
    path(ADOPTION + "answer/", adoption.answer, name="answer_by_adoption"),
    path(ADOPTION + "end/", adoption.end, name="end_adoption"),
    path(ADOPTION + "decline/", adoption.decline, name="decline_adoption"),
    path(ADOPTION + "withdraw/", adoption.withdraw, name="withdraw_adoption"),
    path(ADOPTION + "openness/", adoption.decide, name="decide_adoption"),
    path(ADOPTION + "credit/", adoption.credit, name="decide_credit"),
    path(OUTCOMES, outcomes.outcomes, name="outcomes"),
    path(OUTCOMES + "new/", outcomes.new, name="new_outcome"),
    path(OUTCOME, outcomes.page, name="outcome"),
    path(OUTCOME + "link/", outcomes.take_link, name="take_outcome_link"),
    path(OUTCOME + "answers/<str:link>/remove/", outcomes.remove_confirmation, name="remove_confirmation"),
    path(OUTCOME + "words/", outcomes.edit, name="edit_outcome"),
    path(OUTCOME + "source/", outcomes.substantiate, name="substantiate_outcome"),
    path(OUTCOME + "publication/", outcomes.decide, name="decide_outcome"),
    path(OUTCOME + "withdraw/", outcomes.withdraw, name="withdraw_outcome"),
    path(RESPONSE, response.response, name="response"),
    path(RESPONSE + "step/", response.record, name="record"),
    path(RESPONSE + "counterpart/", response.name_counterpart, name="name_counterpart"),
    path(RESPONSE + "contact/", contact.name_contact, name="name_contact"),
    path(RESPONSE + "send/", contact.send_again, name="send_again"),
    path(RESPONSE + "link/", contact.take_link, name="take_link"),
    path(RESPONSE + "review/", response.agree_on_review, name="agree_on_review"),
    path(RESPONSE + "schedule/", response.schedule, name="schedule"),
    path(RESPONSE + "openness/", openness.decide, name="decide_openness"),
    path(RESPONSE + "actions/", response.plan, name="plan_action"),
    path(ACTION, action.action, name="action"),
    path(ACTION + "start/", response.start, name="start_action"),
    path(ACTION + "complete/", response.complete, name="complete_action"),
    path(ACTION + "owner/", action.name_owner, name="name_owner"),
    path(ACTION + "tell/", action.tell, name="tell_action"),
    path(ACTION + "send/", action.send, name="send_action"),
    path(ACTION + "link/", action.take_link, name="take_action_link"),
    path(ACTION + "proof/<str:step>/", action.proof, name="proof"),
    path(ACTION + "proof/<str:step>/remove/", action.remove_proof, name="remove_proof"),
    path(RESPONSE + "two-voices/", two_voices.begin, name="begin_verification"),
    path(VOICES, two_voices.page, name="two_voices"),
    path(VOICES + "pdf/", two_voices.pdf, name="two_voices_pdf"),
    path(VOICES + "own/", two_voices.write_own, name="write_own_voice"),
    path(VOICES + "verified/", two_voices.write_verifying, name="write_verifying_voice"),
    path(VOICES + "points/<int:number>/reply/", two_voices.reply, name="reply_to_verification"),
    path(VOICES + "link/", two_voices.take_link, name="take_verification_link"),
    path(VOICES + "link/take-back/", two_voices.take_back, name="take_back_verification_links"),
    path(VOICES + "decline/", two_voices.decline, name="decline_verification"),
    path(VOICES + "publication/", two_voices.decide, name="decide_verification"),
    path(VISIBILITY, visibility.page, name="visibility"),
    path(VISIBILITY + "credit/", visibility.credit, name="agree_to_credit"),
    path(VISIBILITY + "letters/", visibility.issue, name="issue_letter"),
    path(VISIBILITY + "letters/<str:letter>/pdf/", visibility.letter, name="letter_pdf"),
    path(VISIBILITY + "<str:act>/", visibility.correct, name="correct_act"),
    path(VISIBILITY + "<str:act>/remove/", visibility.remove, name="remove_act"),
    path(VISIBILITY + "<str:act>/consent/", visibility.agree, name="agree_to_act"),
    path("team/letters/", own.page, name="own_letters"),
    path("team/letters/<str:code>/pdf/", own.pdf, name="own_letter_pdf"),
    path("team/letters/<str:code>/withdraw/", own.withdraw, name="withdraw_letter"),
    path("letters/", check.form, name="check_letters"),
    path("letters/<str:code>/", check.page, name="check_letter"),
    path("respond/<str:secret>/", answering.respond, name="respond"),
    path("confirm/<str:secret>/", outcomes_by_link.confirm, name="confirm_outcome"),
    path("second-voice/<str:secret>/", verification_by_link.verify, name="verify_by_link"),
    path("tell/<str:secret>/", by_link.update, name="update_action"),
    path("tell/<str:secret>/another/", by_link.another_link, name="another_action_link"),
    path("tell/<str:secret>/somebody-else/", by_link.not_owner, name="not_owner"),
    path("respond/<str:secret>/support/<str:offer>/", offers.take, name="take_offer_by_link"),
    path("respond/<str:secret>/progress/", answering.progress, name="report_progress"),
    path("respond/<str:secret>/somebody-else/", answering.not_addressee, name="not_addressee"),
]
