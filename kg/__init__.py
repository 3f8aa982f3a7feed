"""From articles about multi-sport Games to a knowledge graph in which every fact leads to the passage that says it.

    bytes --read--> Article --extract--> Statements --identify, assemble--> quads --validate--> a graph --ask--> answers

    import kg

    graph = kg.build(["articles/"])
    graph.query("flag-bearers", games="2014 Winter Paralympics").records()
    graph.write("games.trig")

The modules in the order of the flow: `readers`, `article`, `extractors`, `statement`, `identity`, `graph`, `shapes`,
`pipeline` (all of it in one place), `queries`, `api` (this interface), `commands` (the command line).
"""

from importlib import import_module
from typing import TYPE_CHECKING

from kg.errors import GraphError, KgError, QueryError, ReadError, UsageError

if TYPE_CHECKING:
    from kg.api import Answer, BuiltGraph, Fact, Graph, Ground, Options, Violation, build, connect, load

__version__ = "0.1.0"

__all__ = [
    "Answer",
    "BuiltGraph",
    "Fact",
    "Graph",
    "GraphError",
    "Ground",
    "KgError",
    "Options",
    "QueryError",
    "ReadError",
    "UsageError",
    "Violation",
    "build",
    "connect",
    "load",
]


def __getattr__(name: str) -> object:
    """What stands in `kg.api` is imported when it is first used: `kg --help` does without."""
    if name not in __all__:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(import_module("kg.api"), name)
