"""What of a cycle's numbers the team may read, decided when attendance or registrations change, and stored."""
