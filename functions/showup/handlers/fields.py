"""What a single field of a request may hold: how long it is, and which characters. No shapes."""

import re
from datetime import datetime
from typing import Annotated

from msgspec import Meta

# The end, and no line break before it (which a `$` alone would let through).
END = r"$(?!\n)"
# Neither controls and line breaks nor what turns the direction of the text around.
LINE = r"^[^\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]*" + END
LINES = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]*" + END
LABEL = r"(?:[A-Za-z0-9-]|[^\x00-\xa0]){1,63}"
# What SES can send to: an ASCII local part, a domain with a dot.
DOMAIN = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
EMAIL = rf"^[A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]{{1,64}}@{LABEL}(\.{LABEL})+" + END

Name = Annotated[str, Meta(min_length=1, max_length=120, pattern=LINE)]
Email = Annotated[str, Meta(max_length=254, pattern=EMAIL)]
Phone = Annotated[str, Meta(max_length=40, pattern=r"^[0-9+() ./-]*" + END)]
Short = Annotated[str, Meta(max_length=100, pattern=LINE)]
Moment = Annotated[datetime, Meta(tz=True)]
Token = Annotated[str, Meta(max_length=200, pattern=r"^[A-Za-z0-9._-]*" + END)]
Text = Annotated[str, Meta(max_length=2000, pattern=LINES)]
Reason = Annotated[str, Meta(max_length=500, pattern=LINES)]
