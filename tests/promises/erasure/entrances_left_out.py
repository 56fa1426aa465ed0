"""Entrances that the canary does not come through, each with its reason (see `entrances.py`)."""

FORMS = {
    "What somebody without an account writes, sealed until its day: erased in `hub/contact/tests/test_enquiries.py`": (
        "hub.AnswerForm hub.EnquiryForm hub.InvitationForm hub.SubscriptionForm hub.TrappedForm"
    ),
    "A practice that somebody offers, sealed until its day: erased in `hub/practice_calls/tests`": (
        "hub.BeginForm hub.DeclineForm hub.PracticeForm hub.TurnForm"
    ),
    "What the institution calls for, in public": "hub.CallForm",
    "Another hub's name and addresses, never of a person": "hub.KnownHubForm",
    "The hub's account at DataCite, never of a person": "publication.DoiAccountForm",
    "What this hub says of another's sheet, in public, until it is withdrawn: erased in `hub_reviews/tests`": (
        "hub.GiveForm"
    ),
    "A sheet of an institution: its file goes on its day (`sheet_imports/tests`), its words are published": (
        "publication.MappingForm publication.SheetFileForm"
    ),
    "Lines of the ledger, as `desk.ResourceForm` has them one by one; the file goes on its day, as any upload": (
        "desk.LedgerFileForm"
    ),
    "An image of a sheet and what it shows: drawn anew, and taken out by hand, as in `pictures/tests`": (
        "publication.PictureForm"
    ),
    "The address of an account, which is looked up": "planning.ClosingSomebodysForm publication.PeerForm",
    "The team's own words on its work: with the record of the cycle, taken out by hand": (
        "convening.AcceptThemeForm attendance.ActForm attendance.AsideForm convening.ReasonForm convening.TextForm "
        "convening.OwnWordsForm "
        "dialogue.AgreementForm dialogue.AnswerForm dialogue.LineForm dialogue.NewsForm "
        "practice.VisibilityActForm practice.NewVisibilityActForm "
        "desk.ResourceForm dialogue.RewordForm dialogue.StepForm "
        "dialogue.EditNoteForm dialogue.NewNoteForm dialogue.NoteForm dialogue.PollForm "
        "planning.CloneForm planning.CycleForm planning.DropHookForm "
        "planning.EditCycleForm planning.GoOnWithoutForm planning.HookForm planning.MilestoneForm "
        "planning.NextCycleForm planning.PointsForm planning.ProposalForm planning.RecordForm "
        "planning.ResolutionForm planning.SegmentForm planning.SummaryForm "
        "planning.SystematisationPlanForm planning.TaskForm planning.ThemeForm planning.VoiceForm "
        "planning.WebinarForm planning._AboutForm planning._PlanForm "
        "practice.AnalysisForm practice.ClosingForm practice.EndingForm practice.NewAdoptionForm "
        "practice.NewOutcomeForm practice.OutcomeForm practice.RecordForm practice.SubstantiationForm "
        "practice.WithdrawalForm "
        "practice.ActionForm practice.BeginningForm practice.DecliningForm practice.OwnVoiceForm practice.ProofForm "
        "practice.AnswerForm practice.GivenForm practice.OfferForm practice.RequestForm practice.ResultForm "
        "practice.SupportTermsForm practice.WithdrawingForm "
        "practice.ReadyForm practice.ReportForm practice.ReportPublicationForm "
        "practice.NotesForm practice.DecisionForm "
        "practice.ReplyForm practice.ReviewForm practice.StepForm practice.VerifyingVoiceForm practice.VoiceForm "
        "publication.CommentForm publication.RetireForm publication.ReviewForm publication.SheetForm "
        "publication.SubmitForm "
        "systematisation.AnswerForm systematisation.AnswersForm systematisation.ChangeAnswerForm "
        "systematisation.CueForm "
        "systematisation.MergeFindingsForm systematisation.NamesForm systematisation.PassageForm "
        "systematisation.RejectionForm systematisation.RoleNameForm systematisation.SplitFindingForm "
        "systematisation.ValidationForm systematisation.WordsForm "
        "systematisation.TickedFindingForm systematisation._OneSentenceForm"
    ),
    "A counterpart's name and address, erased on its day: `agreements/tests/test_progress.py`": "dialogue.ContactForm",
    "What an addressee or a second voice answers by a link, and who knows a change: with the record of the cycle, "
    "taken out by hand": "practice.AddresseeForm practice.ConfirmationForm practice.LinkedVoiceForm",
    "An update of what was answered or of an action, and its proof: with the record of the cycle, read by the guard, "
    "taken out by hand": "practice.ProgressForm practice.ProofFields practice.UpdateForm",
    "A reason of the team that the journal keeps": (
        "attendance.ExportListForm attendance.ReasonForm attendance.TakeAddressesForm publication.WithdrawPictureForm"
    ),
    "What is looked for in the list of registrations, which is kept nowhere; and a press without a field": (
        "attendance.NarrowingForm attendance.BareForm"
    ),
    "An account of the team, which is entered by its owner": (
        "people.AnswerForm people.AppCodeForm people.NewPasswordForm people.PasskeyForm planning.HubRoleForm "
        "planning.MemberForm planning.AddressOfMemberForm planning.FocalPointsForm planning.SeveralForm "
        "planning.AccountForm"
    ),
    "Written on one paper, which is made at once; kept nowhere": "attendance.CertificateNameForm",
    "Of the hub, by its editors": "attendance.WordForm planning.HubWordsForm planning.FirstWordsForm",
    "The name of an institution, never of a person, in the directory": "planning.InstitutionForm",
    "Looks for something and keeps nothing": (
        "systematisation.AttributesForm systematisation.LikenessForm systematisation.QuotesForm "
        "planning.DirectorySearch"
    ),
    "By whose data a message is looked at before it goes; what is typed is looked for, and is not kept": (
        "convening.RecipientForm"
    ),
    "Takes words out; what is typed is looked for, and is not kept": "systematisation.RedactionForm",
    "No words: boxes, numbers, days or closed choices made for the cycle": (
        "attendance.ThresholdsForm convening.ModesForm practice.ScheduleForm convening.NewDateForm "
        "planning.GuestConsentsForm attendance.RealHoursForm systematisation.VoicesForm"
    ),
    "Another address of a participant, which takes the place of the former and is erased as that is; its code "
    "(`changing_address/tests`)": "convening.NewAddressForm convening.AddressCodeForm",
    "What the team asks who registers, answers them, and why it takes answers away: words of its own": (
        "convening.QuestionForm convening.DecisionForm convening.TakeAnswersForm attendance.AdmitForm "
        "attendance.DeclineForm"
    ),
    "Example content of the design system; takes no post": "design.ExampleForm",
}

FIELDS = {
    "A counterpart, sealed until their day: erased in the tests of practice": (
        "practice.CommunicationForm.contact_email practice.CommunicationForm.contact_name "
        "practice.ContactForm.contact_email practice.ContactForm.contact_name "
        "practice.OwnerForm.contact_email practice.OwnerForm.contact_name"
    ),
    "How the team describes a material, until the day that its page shows: in the test after the last day": (
        "systematisation.MaterialForm.author systematisation.MaterialForm.consent "
        "systematisation.MaterialForm.erase_reason systematisation.MaterialForm.licence "
        "systematisation.MaterialForm.link"
    ),
}

BY_HAND = {
    "An address that says what to show; nothing of it is kept": (
        *("GET action", "GET at", "GET awaited", "GET by", "GET cited", "GET coded", "GET codes", "GET country"),
        *("GET draft", "GET excerpts", "GET finding", "GET for", "GET from", "GET hub", "GET practice", "GET person"),
        *(
            "GET kept",
            "GET kind",
            "GET layout",
            "GET main_language",
            "GET mode",
            "GET numbers",
            "GET of",
            "GET origin",
            "GET page",
            "GET person",
        ),
        *(
            "GET presence",
            "GET role",
            "GET year",
            "GET said",
            "GET session",
            "GET sheet",
            "GET sort",
            "GET stage",
            "GET state",
            "GET tab",
            "GET theme",
            "GET thread",
        ),
        *("GET in desk/journal/views.py", "GET in hub/cycle_page/views.py"),
        *("GET to", "GET in convening/invitation_mails/views/team.py"),
        "GET in practice/overview/views/matrix.py",
        *("GET in hub/cycles/views.py", "GET in hub/recommendations/views.py"),
    ),
    "By the canary: what is looked for, where to go after signing in, a code, a secret": (
        *("GET code", "GET next", "GET q", "POST next", "POST email", "POST secret"),
    ),
    "Ids, numbers and closed choices; what is none is refused": (
        *("POST agreed", "POST back", "POST is_public", "POST role"),
        *("POST at", "POST carried", "POST confirmed", "POST country", "POST digest", "POST encoding", "POST excerpt"),
        *("POST excerpts", "POST file", "POST finding", "POST from", "POST held", "POST into", "POST is_so"),
        *("POST item", "POST kind", "POST kind_rest", "POST link", "POST main_language", "POST mark", "POST milestone"),
        *("POST mode", "POST of", "POST option", "POST owner", "POST passkey", "POST person", "POST place"),
        *(
            "POST places",
            "POST preview_as",
            "POST purpose",
            "POST quotes",
            "POST sent_by",
            "POST read_as",
            "POST registration",
            *("POST rest", "POST save"),
        ),
        *("POST reveal", "POST seen", "POST session", "POST shown", "POST source", "POST state", "POST suggested"),
        *("POST supports", "POST sure", "POST tab", "POST taken", "POST takes", "POST theme", "POST ticked", "POST to"),
        *("POST value", "POST way", "POST with"),
        *("POST word", "POST in dialogue/pulse/views.py", "POST in dialogue/questions/views.py"),
        *("POST in planning/team/views/focal_points.py", "POST in systematisation/codebook/views/files.py"),
        *("GET again", "POST again", "POST reopens", "POST wanted", "POST whose"),
    ),
    "The team's own words: a title of the agenda, a list of focal points, a reason or an answer in the room": (
        *("POST title", "POST pasted", "POST name", "POST in planning/team/views/members.py"),
        "POST in planning/team/views/several.py",
        *("POST answer", "POST in dialogue/floor/views.py", "POST in dialogue/moderation/views.py"),
        "POST in dialogue/floor/console_pages.py",
    ),
    "What was just registered with, sealed in the browser for ten minutes; nothing of it is kept here": (
        "COOKIES in convening/registering/typed_answers.py",
    ),
    "How long a report of returned mail is, when it was written and its signature": (
        *("META CONTENT_LENGTH", "headers in notices/bounces/views.py"),
    ),
    "A key of a form, kept as drawn by lot": ("POST in journal/once.py",),
    "What browsers tell; the canary's tells it, and of its make a word of a list is kept": (
        *("META REMOTE_ADDR", "META asgi.scope", "META in config/web/middleware.py", "headers Accept"),
        *("headers If-None-Match", "headers Origin", "headers Referer", "headers Sec-CH-UA-Mobile"),
        *("headers Sec-Fetch-Site", "headers User-Agent", "COOKIES in people/views/opening.py"),
    ),
}

COLUMNS = {
    "What somebody without an account writes, sealed until its day: erased in `hub/contact/tests/test_enquiries.py`": (
        "hub.Enquiry.sealed_answer hub.Enquiry.sealed_email hub.Enquiry.sealed_name hub.Enquiry.sealed_words "
        "hub.Subscription.sealed_email"
    ),
    "A practice that somebody offers, sealed until its day: erased in `hub/practice_calls/tests`": (
        "hub.OfferedPractice.sealed_answers hub.OfferedPractice.sealed_conversation hub.OfferedPractice.sealed_country "
        "hub.OfferedPractice.sealed_email hub.OfferedPractice.sealed_name hub.OfferedPractice.sealed_organisation"
    ),
    "What the institution calls for, in public": (
        "hub.PracticeCall.terms hub.PracticeCall.text hub.PracticeCall.title"
    ),
    "A counterpart, sealed until their day: erased in the tests of practice": (
        "practice.Response.sealed_email practice.Response.sealed_name "
        "practice.KeyAction.sealed_email practice.KeyAction.sealed_name"
    ),
    "Whom a team invites, of a cycle that is over here: the clock has erased them before the columns are looked at; "
    "who leaves goes by `inviting/tests/test_erasing.py`": (
        "convening.Invitee.sealed_email convening.Invitee.sealed_name"
    ),
    "Closed choices": "convening.Registration.needs",
    "What the team answered who applied: erased in `convening/admission/tests`": "convening.Registration.sealed_reason",
    "What the team answered in the room stays, as nobody's": "dialogue.Question.answer",
    "A counterpart's name and address, erased on its day: `agreements/tests/test_progress.py`": (
        "dialogue.AgreementParty.sealed_name dialogue.AgreementParty.sealed_email"
    ),
    "Why a whole job stopped; what is wrong with a file is told of the file": "uploads.ImportJob.sealed_refusal",
    "What a draft said before, of the team alone: gone on its day and by hand (`publication/draft_history/tests`)": (
        "publication.FormerDraft.words"
    ),
    "What a peer typed and has not sent: gone when sent, and on its day (`reviews/tests/test_begun_reviews.py`)": (
        "publication.BegunReview.typed"
    ),
    "Addresses of our own pages, with ids drawn by lot": "journal.AcceptedPost.location",
    "Mails to participants hold no word that anybody typed": (
        "notices.DevelopmentMessage.subject notices.DevelopmentMessage.body notices.DevelopmentMessage.html "
        "notices.Notice.values"
    ),
    "The name of a sealed file, drawn by lot": "planning.Guest.photo",
    "Words of the codebook as they were, until the day after which its import is not undone": (
        "uploads.Upload.sealed_former"
    ),
    "Whom the team invites, until they enter or the invitation ends (planning/team/tests/test_invitations_end.py)": (
        "planning.TeamRole.invited_as"
    ),
    "Until the day that its page shows: in the test after the last day": (
        "systematisation.Material.title systematisation.Material.author systematisation.Material.licence "
        "systematisation.Material.erase_reason systematisation.Material.link"
    ),
    "Of photos and recordings, kept and erased with the others": (
        "systematisation.Material.alt systematisation.Material.consent"
    ),
}
