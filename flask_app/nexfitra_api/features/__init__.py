"""The features in their one order: a feature may use only those before it, and of them only ``<feature>.public``."""

from typing import Final

FEATURES: Final[tuple[str, ...]] = (
    "accounts",
    "profiles",
    "catalog",
    "measurements",
    "diary",
    "training",
    "plans",
    "progress",
    "demo",
)
"""Drives the registration of routes, commands and jobs. Full order: accounts < profiles < catalog < measurements < diary
< training < plans < progress < demo."""
