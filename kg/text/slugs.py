"""The parts of IRIs that stand for names."""

import hashlib
from functools import lru_cache

from slugify import slugify

_LONGEST = 120  # longer names are cut, and told apart by a hash of the whole
_APOSTROPHES = str.maketrans(dict.fromkeys("'’‘ʼʻʹ`´", ""))
_SPOKEN = (("+", " plus "), ("&", " and "))  # "+87 kg" is not "87 kg"


@lru_cache(maxsize=1 << 16)
def slug(text: str) -> str:
    """A name in lower-case ASCII letters, digits and hyphens; never empty.

    >>> slug("Arly Velásquez"), slug("K'andelak'i"), slug("Men's +87kg")
    ('arly-velasquez', 'kandelaki', 'mens-plus-87kg')
    >>> slug("–")
    'u2013'
    """
    plain = text.translate(_APOSTROPHES)
    for sign, word in _SPOKEN:
        plain = plain.replace(sign, word)
    made = slugify(plain, entities=False, decimal=False, hexadecimal=False)
    made = made or "-".join(f"u{ord(sign):04x}" for sign in text[:_LONGEST].strip()) or "nothing"
    return made if len(made) <= _LONGEST else _shortened(made)


def _shortened(made: str) -> str:
    digest = hashlib.sha256(made.encode("ascii")).hexdigest()[:8]
    return f"{made[: _LONGEST - 9].rstrip('-')}-{digest}"
