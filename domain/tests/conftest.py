"""Settings of the domain's tests: properties are searched the same way on every run, and never fail by the clock."""

from hypothesis import settings

settings.register_profile("domain", deadline=None, derandomize=True, max_examples=200)
settings.load_profile("domain")
