"""The personal-data guard: what in a text that is about to be published may tell who somebody is (invariant 12).

Addresses and numbers are found by their form and check digits, names and places of work by lists and by the words
before them. It asks, it never decides: a person looks at each alert.
"""
