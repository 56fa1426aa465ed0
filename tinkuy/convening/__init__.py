"""Stage 2, CONVENE: invitations, registering, the own page, messages, calendars, changes of the programme, the call."""
