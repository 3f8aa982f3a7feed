"""From articles about multi-sport Games to a knowledge graph in which every fact leads to the passage that says it.

    bytes --read--> Article --extract--> Statements --identify, assemble--> quads --validate--> a graph --ask--> answers

    import kg

    graph = kg.build(["articles/"])
    graph.query("flag-bearers", games="2014 Winter Paralympics").records()
    graph.write("games.trig")

The modules in the order of the flow: `readers`, `article`, `extractors`, `statement`, `identity`, `graph`, `shapes`,
`pipeline` (all of it in one place), `queries`, `api` (this interface), `commands` (the command line).
"""

from kg.api import BuiltGraph, Graph, build, connect, load
from kg.errors import GraphError, KgError, QueryError, ReadError, UsageError
from kg.shapes import Violation
from kg.source import Answer
from kg.why import Fact, Ground

__version__ = "0.1.0"

__all__ = [
    "Answer",
    "BuiltGraph",
    "Fact",
    "Graph",
    "GraphError",
    "Ground",
    "KgError",
    "QueryError",
    "ReadError",
    "UsageError",
    "Violation",
    "build",
    "connect",
    "load",
]
