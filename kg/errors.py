"""Errors that a user can act on.

KgError
├── UsageError     the call itself is wrong
├── ReadError      a file cannot be read, or holds no article
├── GraphError     a graph cannot be loaded or written
└── QueryError     a query is unknown, malformed, or failed at its endpoint
"""


class KgError(Exception):
    """What happened and where (`message`), and what to do about it (`hint`).

    >>> str(ReadError("notes.txt: the file is empty", "Give a file that holds an article."))
    'notes.txt: the file is empty. Give a file that holds an article.'
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}. {self.hint}" if self.hint else self.message


class UsageError(KgError):
    """The call itself is wrong: an unknown option, format or parameter."""


class ReadError(KgError):
    """A file cannot be read, or holds no article."""


class GraphError(KgError):
    """A graph cannot be loaded or written."""


class QueryError(KgError):
    """A query is unknown, malformed, or failed at its endpoint."""
