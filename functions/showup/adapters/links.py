"""Signed links. One purpose and one booking each; client and host links have different keys,
so that the public function cannot forge a host's decision."""

import hashlib

from itsdangerous import BadData, Signer

from showup.domain.errors import LinkInvalid, Unauthorized


class Links:
    """Makes and opens the tokens of one purpose (`client`, `host`), with one key."""

    def __init__(self, key: str, purpose: str) -> None:
        self._signer = Signer(key, salt=f"showup.{purpose}", digest_method=hashlib.sha256)
        self._purpose = purpose

    def token(self, booking: str) -> str:
        """The same each time, so that a repeated request gives the same link."""
        return self._signer.sign(booking).decode()

    def booking(self, token: str) -> str:
        """The booking's id. Raises LinkInvalid, or Unauthorized for a host's link."""
        try:
            return self._signer.unsign(token).decode()
        except (BadData, UnicodeError):
            if self._purpose == "host":
                raise Unauthorized(
                    "This link is not valid. Please use the one in the mail."
                ) from None
            raise LinkInvalid("This link is not valid. Please use the one in your mail.") from None
