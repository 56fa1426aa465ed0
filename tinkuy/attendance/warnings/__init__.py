"""Early warnings: rules with thresholds over who came, worked out each time; what people decide on them is kept."""
