"""Stage 4, SYSTEMATISE: transcripts, coding, findings, validation by countries."""
