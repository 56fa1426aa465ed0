"""The pages of the plan, one file per audience or noun."""
