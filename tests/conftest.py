"""What holds for every test: property tests have no time limit, and in CI no chance."""

import os

from hypothesis import settings

settings.register_profile("ours", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("ours")
