"""The figures of a cycle as tables that may be taken away; names of persons are in none of them."""
