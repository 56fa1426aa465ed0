"""The shared notes of the rapporteur."""
