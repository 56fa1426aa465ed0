"""What a country answers to a recommendation that it was asked about, step by step."""
