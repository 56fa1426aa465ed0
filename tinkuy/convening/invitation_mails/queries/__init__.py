"""What the pages of inviting show: the states of invitees, the next mail, the words of an invitation."""
