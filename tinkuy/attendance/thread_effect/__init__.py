"""Whether those who were present when a thread was left open came back more often."""
