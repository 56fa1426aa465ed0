"""The pages of inviting: of the team, and behind the link of an invitation."""
