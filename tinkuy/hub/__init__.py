"""The public hub: home, catalogue, search, cycle and sheet pages."""
