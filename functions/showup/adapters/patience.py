"""How often something is tried again within one call, and how long we wait between."""

import random
import time
from collections.abc import Callable

# What it takes at the end of a call to say that we were too busy (seconds).
TO_ANSWER = 2.0
LONGEST = 0.8


class Patience:
    """`remaining`: seconds until the call is cut off. Waits grow, with jitter."""

    def __init__(
        self, remaining: Callable[[], float], sleep: Callable[[float], object] = time.sleep
    ) -> None:
        self._remaining = remaining
        self._sleep = sleep
        self._tries = 0

    def another_try(self) -> bool:
        """Wait a moment and say yes, or say no because the call is nearly over."""
        pause = random.uniform(0, min(LONGEST, 0.02 * 2**self._tries))
        if self._remaining() - pause < TO_ANSWER:
            return False
        self._tries += 1
        self._sleep(pause)
        return True
