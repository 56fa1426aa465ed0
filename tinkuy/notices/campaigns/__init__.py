"""A batch of messages under a name: a wave, a reminder, a change. It pauses itself when failures rise."""
