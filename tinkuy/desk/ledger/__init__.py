"""What a cycle took: hours of persons by role, money by currency, tools, what institutions gave in kind."""
