from tinkuy.language.translation.drafting import mode_file

collect_ignore = [] if mode_file("es", "pt-br") else ["test_drafts_of_a_machine.py"]
"""What only Apertium answers is asked where it is installed."""
