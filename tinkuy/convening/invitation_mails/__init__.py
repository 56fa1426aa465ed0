"""Inviting: lists of whom to invite, the mails to them, what became of each, and the answers by link."""
