"""Looking at an installation: each finding is a sentence, and a fault says what to do."""
