"""Stage 2, CONVENE: invitations, registrations, presence, attendance, retention."""
