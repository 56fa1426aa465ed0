from tinkuy.language.translation.drafting import MODES, mode_file

collect_ignore = [] if all(mode_file(*direction) for direction in MODES) else ["test_drafts_by_apertium.py"]
"""What only Apertium answers is asked where it is installed (tools/apertium); how the site does without, everywhere."""
