"""Stage 3, the live dialogue: the floor of a webinar, its questions and moderation, polls, notes, what is on screen."""
