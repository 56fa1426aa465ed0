"""The catalogue for harvesters: OAI-PMH 2.0, the six verbs. What was retired stays as a deleted record, for good."""
