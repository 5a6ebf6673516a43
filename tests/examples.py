"""How many examples a law is tried with that takes long for each: fewer in the daily run."""

import hypothesis


def few(daily: int, otherwise: int) -> int:
    """Give `daily`; under another profile than the day's, as `conftest` says, `otherwise`."""
    return daily if hypothesis.settings.get_current_profile_name() == "day" else otherwise
