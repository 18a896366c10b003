"""Passwords: kept as what scrypt makes of them, so that nobody can read them back.

Source: Percival and Josefsson, RFC 7914, "The scrypt Password-Based Key Derivation Function", 2016.
"""

import hashlib
import hmac
import secrets

from service.accounts.errors import BadAccount

LEAST_LENGTH = 12
MOST_LENGTH = 200

COST, BLOCK, PARALLEL = 2**15, 8, 3
"""32 MiB and about a third of a second: little for one who signs in, much for one who guesses."""

MEMORY = 64 * 2**20


def protect(password: str) -> str:
    """Return what is kept of a password: the parameters, a salt, and the key.

    Raises:
        BadAccount: it is too short or too long.
    """
    if not LEAST_LENGTH <= len(password) <= MOST_LENGTH:
        given = f"{len(password)} signes"
        raise BadAccount("mot de passe", given, f"de {LEAST_LENGTH} à {MOST_LENGTH} signes")
    salt = secrets.token_bytes(16)
    key = _key(password, salt, (COST, BLOCK, PARALLEL))
    return f"scrypt${COST}${BLOCK}${PARALLEL}${salt.hex()}${key.hex()}"


def matches(password: str, kept: str) -> bool:
    """Tell whether a password is the one that something was kept of, in constant time."""
    _, cost, block, parallel, salt, key = kept.split("$")
    numbers = (int(cost), int(block), int(parallel))
    found = _key(password[: MOST_LENGTH + 1], bytes.fromhex(salt), numbers)
    return hmac.compare_digest(found, bytes.fromhex(key))


def _key(password: str, salt: bytes, numbers: tuple[int, int, int]) -> bytes:
    n, r, p = numbers
    raw = password.encode("utf-8", "surrogatepass")
    return hashlib.scrypt(raw, salt=salt, n=n, r=r, p=p, maxmem=MEMORY, dklen=32)
