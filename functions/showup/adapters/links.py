"""Signed links. One purpose and one thing each; client and host links have different keys, so that
the public function cannot forge a host's decision."""

import hashlib

from itsdangerous import BadData, Signer

from showup.domain.errors import LinkInvalid, Unauthorized


class Links:
    """Makes and opens the tokens of one purpose (`client`, `host`, `ticket`, `session`), with one
    key."""

    def __init__(self, key: str, purpose: str) -> None:
        self._signer = Signer(key, salt=f"showup.{purpose}", digest_method=hashlib.sha256)
        self._purpose = purpose

    def token(self, what: str) -> str:
        """Of a booking's id, say; the same each time, so that a repeated request gives the same."""
        return self._signer.sign(what).decode()

    def open(self, token: str) -> str:
        """What it was made for. Raises LinkInvalid, or Unauthorized for a link of the host's."""
        try:
            return self._signer.unsign(token).decode()
        except (BadData, UnicodeError):
            if self._purpose != "client":
                raise Unauthorized(
                    "This link is not valid. Please use the one in the mail."
                ) from None
            raise LinkInvalid("This link is not valid. Please use the one in your mail.") from None
