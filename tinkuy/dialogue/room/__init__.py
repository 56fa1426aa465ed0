"""The live page of those who take part."""
