"""Who is who in a cycle: inviting, taking a role back, giving it again."""
