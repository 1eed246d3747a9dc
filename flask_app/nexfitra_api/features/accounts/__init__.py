"""Accounts: registration, sign-in, sessions, roles, and what a person may take along or have erased."""
