"""The one error that the runner shows to a person as a single line."""


class RunError(Exception):
    """Something stops the run; its text is one clear line that says what and how to go on."""
