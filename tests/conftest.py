"""Settings of the property tests: the same examples on every run, and no clock, since a busy machine is no fault."""

from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")
