"""The registrations of a cycle, person by person, for who convenes: looked for, narrowed, and changed a few at once."""
