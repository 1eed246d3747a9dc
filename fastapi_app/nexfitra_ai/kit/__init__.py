"""Plumbing that every layer may use: settings, database, problems, tokens, strict bodies, logs and metrics."""
