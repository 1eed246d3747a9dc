"""Body measurements."""
