"""What one country takes over from another one, with what it changes of it and why: analysis, record, result, end."""
