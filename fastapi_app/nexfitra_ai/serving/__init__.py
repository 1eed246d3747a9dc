"""The HTTP face of the AI service. Internal: it answers to service tokens only."""
