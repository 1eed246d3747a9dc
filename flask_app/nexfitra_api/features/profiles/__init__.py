"""Profiles: who the person is and what they want, and the daily targets that follow from it, kept per date."""
