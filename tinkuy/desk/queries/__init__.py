"""What the team's dashboard reads across the stages."""
