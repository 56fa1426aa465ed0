"""The room: the live page of those who take part."""
