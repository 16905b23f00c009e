"""How hypothesis looks for counter-examples: at random here, the same way each time in CI."""

import os

from hypothesis import settings

# Shared machines stall; a slow example is no failure.
settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")
