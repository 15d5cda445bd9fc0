"""Secrets from SSM SecureStrings, read once in the life of a function's environment."""

from functools import cache

from showup.adapters.aws import aws


@cache
def secret(name: str) -> str:
    """The decrypted value. A function can read only what its role allows."""
    answer = aws("ssm").get_parameter(Name=name, WithDecryption=True)
    return str(answer["Parameter"]["Value"])
