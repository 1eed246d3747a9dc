"""What the service remembers: which engine is the default, every generation, its feedback, and evaluations."""
