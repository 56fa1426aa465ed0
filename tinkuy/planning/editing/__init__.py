"""How any page of the plan takes what is written: in several languages, by two at once, with what is refused."""
