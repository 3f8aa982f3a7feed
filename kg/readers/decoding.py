"""Bytes become text, or an error that says why not. No encoding is guessed."""

import codecs
import re

from kg.errors import ReadError

_CONTROLS = bytes({*range(1, 9), *range(14, 27), *range(28, 32), 127})
_MOST_CONTROLS = 0.1  # a text has next to none; more than one in ten characters is no text
_DECLARED = re.compile(rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_WRITTEN = ("iso8859", "cp", "koi8", "gb", "big5", "euc", "shift_jis")  # encodings of pages, as their codecs are named
_HEAD = 2048  # where a page declares its encoding
_WIDE = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode(data: bytes, name: str) -> str:
    r"""The text of a file: UTF-8, or UTF-16 where a byte order mark says so; the mark is no part of the text.

    >>> decode(b"\xef\xbb\xbf= Title =", "a.txt")
    '= Title ='
    """
    text = _decoded(data, name)
    if not text.strip():
        raise ReadError(f"{name}: the file is empty", "Give a file that holds an article.")
    plain = text.encode()
    if "\0" in text or len(plain) - len(plain.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(text):
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
        if (declared := _in_declared(data)) is not None:
            return declared
        message = f"{name}: byte {error.start + 1} is no {encoding.upper()} ({error.reason})"
        raise ReadError(message, "Save the file in UTF-8.") from error


def _in_declared(data: bytes) -> str | None:
    """The text in the encoding that a page declares, if it declares another than UTF-8, and that fits."""
    declared = _DECLARED.search(data, 0, _HEAD)
    if declared is None:
        return None
    try:
        codec = codecs.lookup(declared[1].decode("ascii")).name
        return data.decode(codec) if codec.startswith(_WRITTEN) else None
    except (LookupError, UnicodeError):
        return None
