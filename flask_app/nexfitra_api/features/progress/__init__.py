"""What changed: weight, strength, volume."""
