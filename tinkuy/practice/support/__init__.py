"""What one country asks of another or offers it: matched, answered, agreed, given, and closed with its result."""
