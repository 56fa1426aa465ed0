"""The pages of the reminders of a session: what is about to go, who approves it, how one person receives it."""
