"""Tasks: what somebody of the team will do by a day."""
