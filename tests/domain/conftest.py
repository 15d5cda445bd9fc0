"""How long the properties of this folder search: quickly, and the same way each time."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "quick",
    max_examples=40,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("quick")
