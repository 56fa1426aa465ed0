"""What the team says to each other of a paragraph of a draft, in strands that are resolved and opened again."""
