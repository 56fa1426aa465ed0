"""The quipu of a cycle, as a page and as a drawing."""
