"""Engines make plans. They share one interface, so that the service can switch between them while it runs."""
