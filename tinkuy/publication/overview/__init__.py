"""The sheet's page in the team's area: where it stands, and its one next step."""
