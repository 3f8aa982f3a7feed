"""Small letters: patterns over them are three times as fast as patterns that ignore case."""

import re


def small(text: str) -> str:
    """A text in small letters, sign for sign.

    >>> small("Abdi İpekçi Arena")
    'abdi İpekçi arena'
    """
    folded = text.lower()
    return (
        folded if len(folded) == len(text) else "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)
    )


def over_small(pattern: str) -> re.Pattern[str]:
    r"""A pattern for texts in small letters.

    >>> over_small(r"(?P<n>[Mm]en's \S+ ?KX)").pattern
    "(?P<n>[mm]en's \\S+ ?kx)"
    """
    return re.compile(re.sub(r"(?<!\\)(?<!\(\?)[A-Z]", lambda letter: letter[0].lower(), pattern))
