"""What the team and those named do with an agreement."""
