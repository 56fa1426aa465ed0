"""What a message of each moment says in each language: the words of the product, or those that a cycle writes."""
