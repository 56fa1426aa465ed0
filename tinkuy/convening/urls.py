"""Addresses of convening: inviting, registering, the participant's own page, moving a session, the call."""

from django.urls import path

from tinkuy.convening.admission import views as admission
from tinkuy.convening.calendar_addresses import views as own_calendar
from tinkuy.convening.calendars import views as calendars
from tinkuy.convening.call_for_proposals.views import public as public_call, team as team_call
from tinkuy.convening.campaigns import views as campaigns
from tinkuy.convening.changing_address import views as changing_address
from tinkuy.convening.custom_questions import views as custom_questions
from tinkuy.convening.invitation_mails.views import answering as invited, links as shared_links, team as inviting
from tinkuy.convening.mail_approval.views import session as session_messages, texts as message_texts
from tinkuy.convening.moving import views as moving
from tinkuy.convening.participant_page import views as participant_page
from tinkuy.convening.registering import views as registering
from tinkuy.convening.sharing import views as sharing
from tinkuy.notices.stops.views import stop

app_name = "convening"

OWN_PAGE = "me/<slug:cycle>/"
CALL = "c/<slug:cycle>/call/"
PLAN = "team/c/<slug:cycle>/plan/"
MAILS = f"{PLAN}mails/"
REGISTRATION = f"{PLAN}registration/"
SESSION = f"{PLAN}sessions/<int:n>/"
INVITATIONS = "team/c/<slug:cycle>/invitations/"
SENDING = f"{INVITATIONS}mails/<str:public_id>/"
INVITEE = f"{INVITATIONS}list/<str:public_id>/"
INVITED = "invited/<str:secret>/"
MESSAGES = "team/c/<slug:cycle>/messages/"
MESSAGES_OF_SESSION = "team/c/<slug:cycle>/messages/s/<int:n>/"
MESSAGE_TEXT = f"{MESSAGES}texts/<str:moment>/<str:language>/"
TEAM_CALL = f"{PLAN}call/"

urlpatterns = [
    path("c/<slug:cycle>/register/", registering.page, name="register"),
    path("c/<slug:cycle>/register/sent/", registering.register_sent, name="register_sent"),
    path(OWN_PAGE, participant_page.page, name="me"),
    path(f"{OWN_PAGE}sessions/", participant_page.choose_sessions, name="choose_sessions"),
    path(f"{OWN_PAGE}appearance/", participant_page.change_appearance, name="change_appearance"),
    path(f"{OWN_PAGE}needs/", participant_page.change_needs, name="change_needs"),
    path(f"{OWN_PAGE}details/", participant_page.change_details, name="change_details"),
    path(f"{OWN_PAGE}address/", changing_address.new_address, name="new_address"),
    path(f"{OWN_PAGE}address/code/", changing_address.prove_address, name="prove_address"),
    path(f"{OWN_PAGE}data.html", participant_page.data_file, name="my_data_file"),
    path(f"{OWN_PAGE}answers/", participant_page.change_answers, name="change_answers"),
    path(f"{OWN_PAGE}consents/", participant_page.change_consents, name="change_consents"),
    path(f"{OWN_PAGE}calendar.ics", own_calendar.file, name="calendar"),
    path(f"{OWN_PAGE}calendar/", own_calendar.page, name="own_calendar"),
    path(f"{OWN_PAGE}calendar/<int:n>.ics", own_calendar.session_file, name="own_session_file"),
    path(f"{OWN_PAGE}calendar/renew/", own_calendar.renew, name="renew_calendar_address"),
    path(f"{OWN_PAGE}calendar/close/", own_calendar.close, name="close_calendar_address"),
    path("calendars/<str:secret>.ics", own_calendar.feed, name="personal_feed"),
    path("c/<slug:cycle>/calendar/", calendars.page, name="cycle_calendar"),
    path("c/<slug:cycle>/calendar.ics", calendars.feed, name="cycle_feed"),
    path("c/<slug:cycle>/s/<int:n>.ics", calendars.session_file, name="session_file"),
    path(f"{OWN_PAGE}data/", participant_page.data_page, name="my_data"),
    path(f"{OWN_PAGE}devices/<str:public_id>/close/", participant_page.close_device, name="close_device"),
    path(INVITED, invited.invited, name="invited"),
    path(f"{INVITED}decline/", invited.decline, name="decline_invitation"),
    path(f"{INVITED}accept/", invited.accept, name="accept_invitation"),
    path("invited/<str:key>/no-more/", stop, {"behind": invited.end_of_invitations}, name="no_more_invitations"),
    path("via/<str:key>/<str:word>/", invited.shared_link, name="shared_link"),
    path(INVITATIONS, inviting.page, name="invitations"),
    path(f"{INVITATIONS}links/", shared_links.links, name="shared_links"),
    path(f"{INVITATIONS}links/<str:word>.svg", shared_links.square_file, name="shared_link_code"),
    path(f"{INVITATIONS}mails/new/", inviting.new_sending, name="new_sending"),
    path(SENDING, inviting.sending, name="invitation_sending"),
    path(f"{SENDING}approve/", inviting.approve, name="approve_sending"),
    path(f"{SENDING}words/", inviting.sending_words, name="sending_words"),
    path(f"{SENDING}stop/", inviting.stop, name="stop_sending"),
    path(f"{SENDING}discard/", inviting.discard, name="discard_sending"),
    path(f"{INVITATIONS}list/", inviting.invitees, name="invitees"),
    path(INVITEE, inviting.invitee, name="invitee"),
    path(f"{INVITEE}call/", inviting.call, name="call_invitee"),
    path(f"{INVITEE}ask-again/", inviting.ask_again, name="ask_invitee_again"),
    path(f"{INVITEE}correct/", inviting.correct, name="correct_invitee"),
    path(f"{INVITEE}decline/", inviting.decline_for, name="decline_for"),
    path(f"{INVITEE}remove/", inviting.remove, name="remove_invitee"),
    path(REGISTRATION, admission.page, name="registration"),
    path(f"{REGISTRATION}applications/", admission.applications, name="applications"),
    path(f"{REGISTRATION}applications/admit/", admission.admit, name="admit"),
    path(f"{REGISTRATION}applications/decline/", admission.decline, name="decline_applications"),
    path(f"{REGISTRATION}questions/", custom_questions.new, name="new_question"),
    path(f"{REGISTRATION}questions/answers/", custom_questions.take_answers, name="take_answers"),
    path(f"{REGISTRATION}questions/<str:public_id>/", custom_questions.edit, name="edit_question"),
    path(f"{REGISTRATION}questions/<str:public_id>/remove/", custom_questions.remove, name="remove_question"),
    path(f"{PLAN}share/", sharing.share, name="share"),
    path(MAILS, campaigns.campaigns, name="campaigns"),
    path(f"{MAILS}days/", campaigns.days, name="mail_days"),
    path(f"{MAILS}<str:campaign_id>/", campaigns.campaign, name="campaign"),
    path(f"{MAILS}<str:campaign_id>/pause/", campaigns.pause, name="pause_campaign"),
    path(f"{MAILS}<str:campaign_id>/resume/", campaigns.resume, name="resume_campaign"),
    path(f"{PLAN}share/code.<str:form>", sharing.square_file, name="share_code"),
    path(f"{PLAN}cancel/", moving.cancel_cycle, name="cancel_cycle"),
    path(f"{SESSION}move/", moving.move, name="move"),
    path(f"{SESSION}postpone/", moving.postpone, name="postpone"),
    path(f"{SESSION}cancel/", moving.cancel_session, name="cancel_session"),
    path(MESSAGES, session_messages.messages_page, name="messages"),
    path(MESSAGES_OF_SESSION, session_messages.session_messages, name="session_messages"),
    path(f"{MESSAGES_OF_SESSION}preview/", session_messages.preview_message, name="preview_message"),
    path(f"{MESSAGES_OF_SESSION}<str:moment>/decide/", session_messages.decide, name="decide_messages"),
    path(f"{MESSAGES}texts/", message_texts.message_texts, name="message_texts"),
    path(f"{MESSAGES}modes/", message_texts.choose_modes, name="choose_message_modes"),
    path(MESSAGE_TEXT, message_texts.message_text, name="message_text"),
    path(f"{MESSAGE_TEXT}restore/", message_texts.restore, name="restore_message_text"),
    path(CALL, public_call.page, name="call"),
    path(f"{CALL}propose/", public_call.propose, name="propose"),
    path(f"{CALL}<str:proposal>/support/", public_call.support, name="support_proposal"),
    path(f"{CALL}<str:proposal>/comment/", public_call.comment, name="comment"),
    path(f"{CALL}<str:proposal>/withdraw/", public_call.withdraw, name="withdraw_proposal"),
    path(TEAM_CALL, team_call.page, name="team_call"),
    path(f"{TEAM_CALL}open/", team_call.open_call, name="open_call"),
    path(f"{TEAM_CALL}close/", team_call.close_call, name="close_call"),
    path(f"{TEAM_CALL}comments/<str:comment>/", team_call.moderate_comment, name="moderate_comment"),
    path(f"{TEAM_CALL}<str:proposal>/", team_call.proposal, name="team_proposal"),
    path(f"{TEAM_CALL}<str:proposal>/show/", team_call.show, name="show_proposal"),
    path(f"{TEAM_CALL}<str:proposal>/accept/", team_call.accept, name="accept_proposal"),
    path(f"{TEAM_CALL}<str:proposal>/decline/", team_call.decline, name="decline_proposal"),
    path(f"{TEAM_CALL}<str:proposal>/vote/", team_call.vote, name="vote_on_proposal"),
    path(f"{TEAM_CALL}<str:proposal>/comment/", team_call.comment, name="team_comment"),
]
