"""What every stage needs and no stage owns: errors, the clock, text, keys. No models, no word of the domain."""
