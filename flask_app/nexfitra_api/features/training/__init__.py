"""Workouts and sets."""
