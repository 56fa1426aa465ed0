"""The languages of the site, by their codes; settings give each its name. The first is the main one."""

CODES = ("es", "pt-br", "en")

BY_TWO_LETTERS = {code[:2]: code for code in CODES}
"""The code of the site for the language as the world writes it: `pt` is `pt-br` here."""
