"""How a sheet is cited: as a sentence, and in the formats of programs for references. Authors are institutions."""
