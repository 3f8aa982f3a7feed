"""Bytes become text, or an error that says why not. No encoding is guessed."""

import codecs
import re

from kg.errors import ReadError

_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.1  # a text has next to none; more than one in ten characters is no text
_WIDE = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode(data: bytes, name: str) -> str:
    r"""The text of a file: UTF-8, or UTF-16 where a byte order mark says so; the mark is no part of the text.

    >>> decode(b"\xef\xbb\xbf= Title =", "a.txt")
    '= Title ='
    """
    text = _decoded(data, name)
    if not text.strip():
        raise ReadError(f"{name}: the file is empty", "Give a file that holds an article.")
    if "\0" in text or len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        raise ReadError(f"{name}: the file is not a text", "Give the article as text in UTF-8.")
    return text


def _decoded(data: bytes, name: str) -> str:
    encoding, mark = next(((each, mark) for mark, each in _WIDE if data.startswith(mark)), ("utf-8", codecs.BOM_UTF8))
    data = data.removeprefix(mark)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\0" in data and encoding == "utf-8":
            raise ReadError(f"{name}: the file is not a text", "Give the article as text in UTF-8.") from error
        message = f"{name}: byte {error.start + 1} is no {encoding.upper()} ({error.reason})"
        raise ReadError(message, "Save the file in UTF-8.") from error
