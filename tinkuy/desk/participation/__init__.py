"""Participation: who took part in the dialogue, of those who came. Formulas, and the figures made of them."""
