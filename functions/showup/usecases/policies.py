"""The versions of the policy, for whoever has accepted one."""

import re

from showup.adapters.versions import Versions
from showup.domain.errors import NotFound
from showup.domain.versions import Version

ID = re.compile(r"[0-9a-f]{16}")


def version(id: str, versions: Versions) -> Version:
    """As it was published. Raises NotFound."""
    found = versions.find(id) if ID.fullmatch(id) else None
    if found is None:
        raise NotFound("There is no version of the policy with this id.")
    return found
