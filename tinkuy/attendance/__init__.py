"""Stage 2, … AND COUNT: reports of who came, whose they are, figures, hidden small numbers, warnings, lists."""
