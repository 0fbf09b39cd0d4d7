"""How an answer tells its checksum to whoever asks for it."""

from base64 import b64encode


def strong_etag(sha256: str) -> str:
    """The mark of bytes with this SHA-256, given in hexadecimal: no others have it."""
    return f'"{sha256}"'


def repr_digest(sha256: str) -> str:
    """The same as the header ``Repr-Digest`` has it (RFC 9530)."""
    return f"sha-256=:{b64encode(bytes.fromhex(sha256)).decode()}:"
