"""What is handed out with a session: recordings, slides, minutes, photos, cleaned and kept as long as the rule says."""
