"""One module for each layout that is known, by platform; the lists made by hand among them."""
