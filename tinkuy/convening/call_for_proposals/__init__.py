"""The call: countries and participants propose, support and comment; the team votes and decides."""
