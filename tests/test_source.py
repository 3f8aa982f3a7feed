"""The same answers from a store, an rdflib graph and an endpoint."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
import rdflib
from graphs import EVIDENCE, EXAMPLE, dataset, graph_for
from pyoxigraph import Literal, NamedNode, Store

from kg import queries, store
from kg.errors import QueryError
from kg.source import Answer, LocalSource, RdflibSource, RemoteSource, Source, plain
from kg.terms import XSD

QUERIES = pytest.mark.parametrize("query", queries.stored().values(), ids=lambda query: query.name)
OXIGRAPH = str(Path(sys.executable).with_name("oxigraph"))
#: One query of each form.
FORMS = (
    "SELECT * { VALUES (?x ?y) { (1 2.5) (2 true) (3 'a'@en) (4 <https://example.org/>) (5 UNDEF) } } ORDER BY ?x",
    "ASK { ?s ?p ?o }",
    "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o }",
    "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }",
)


@pytest.fixture(scope="module")
def endpoints(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[Path, RemoteSource]]:
    """A SPARQL server for each graph."""
    with _server(EXAMPLE, tmp_path_factory) as one, _server(EVIDENCE, tmp_path_factory) as two:
        yield {EXAMPLE: one, EVIDENCE: two}


@contextmanager
def _server(path: Path, folders: pytest.TempPathFactory) -> Iterator[RemoteSource]:
    place, port = str(folders.mktemp("served")), _free_port()
    subprocess.run([OXIGRAPH, "load", "--location", place, "--file", str(path)], check=True, capture_output=True)
    command = [OXIGRAPH, "serve-read-only", "--location", place, "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            source = RemoteSource(f"http://127.0.0.1:{port}/query", timeout=20)
            _wait_for(source)
            yield source
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_for(source: Source) -> None:
    for _ in range(200):
        try:
            source.select("ASK {}")
        except QueryError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("the SPARQL server did not start in 10 seconds")


@QUERIES
def test_endpoint_answers_as_the_store_does(query: queries.Query, endpoints: dict[Path, RemoteSource]) -> None:
    path = graph_for(query.needs_evidence)
    assert queries.ask(query, endpoints[path]) == queries.ask(query, LocalSource(store.load(path)))


@QUERIES
def test_rdflib_answers_as_the_store_does(query: queries.Query) -> None:
    path = graph_for(query.needs_evidence)
    assert queries.ask(query, RdflibSource(dataset(path))) == queries.ask(query, LocalSource(store.load(path)))


@pytest.mark.parametrize("sparql", FORMS)
def test_all_forms_of_queries(sparql: str, endpoints: dict[Path, RemoteSource]) -> None:
    expected = LocalSource(store.load(EVIDENCE)).select(sparql)
    assert expected.rows
    assert endpoints[EVIDENCE].select(sparql) == expected
    assert RdflibSource(dataset(EVIDENCE)).select(sparql) == expected


def test_params_mean_the_same_at_an_endpoint(endpoints: dict[Path, RemoteSource]) -> None:
    params = {"games": "2014 Winter Paralympics", "sport": "sport.alpine-skiing"}
    found = queries.ask("results", endpoints[EXAMPLE], params)
    assert found == queries.ask("results", LocalSource(store.load(EXAMPLE)), params)
    assert len(found.rows) == 6


def test_a_plain_rdflib_graph_will_do() -> None:
    graph = rdflib.Graph().parse(data=store.dump(store.load(EXAMPLE), "ttl"), format="turtle")
    assert queries.ask("games", RdflibSource(graph)) == queries.ask("games", LocalSource(store.load(EXAMPLE)))


@pytest.mark.parametrize("kind", ["local", "rdflib"])
def test_syntax_errors_say_where(kind: str) -> None:
    source: Source = LocalSource(Store()) if kind == "local" else RdflibSource(rdflib.Graph())
    with pytest.raises(QueryError, match="does not parse: line 2, column"):
        source.select("SELECT * WHERE {\n ?s ?p }")


@pytest.mark.parametrize("kind", ["local", "rdflib"])
def test_updates_are_refused(kind: str) -> None:
    source: Source = LocalSource(Store()) if kind == "local" else RdflibSource(rdflib.Graph())
    with pytest.raises(QueryError, match="An update is no query"):
        source.select("INSERT DATA { <https://a/a> <https://a/b> 1 }")


def test_nobody_at_the_address() -> None:
    url = f"http://127.0.0.1:{_free_port()}/query"
    with pytest.raises(QueryError, match=f"{url}: the endpoint did not answer.*is up"):
        RemoteSource(url).select("ASK {}")


@pytest.mark.parametrize("sparql", ["SELECT ?x { ?x }", "DELETE WHERE { ?s ?p ?o }"])
def test_endpoint_refuses(sparql: str, endpoints: dict[Path, RemoteSource]) -> None:
    with pytest.raises(QueryError, match="the endpoint refused the query"):
        endpoints[EXAMPLE].select(sparql)


def test_wrong_path_at_an_endpoint(endpoints: dict[Path, RemoteSource]) -> None:
    url = endpoints[EXAMPLE].url + "/none"
    with pytest.raises(QueryError, match=r"the endpoint refused the query.*connect"):
        RemoteSource(url).select("ASK {}")


class _Page(BaseHTTPRequestHandler):
    """A web server that knows no SPARQL: its path is what it does."""

    def do_POST(self) -> None:
        if self.path == "/slow":
            time.sleep(2)
        self.send_response(503 if self.path == "/busy" else 200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<html>Welcome</html>")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def page() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), _Page) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("sparql", FORMS[:3])
def test_what_comes_back_is_no_answer(page: str, sparql: str) -> None:
    with pytest.raises(QueryError, match="what came back is no SPARQL answer"):
        RemoteSource(page).select(sparql)


def test_busy_endpoint(page: str) -> None:
    with pytest.raises(QueryError, match=r"did not answer.*503"):
        RemoteSource(f"{page}/busy").select("ASK {}")


def test_slow_endpoint(page: str) -> None:
    with pytest.raises(QueryError, match=r"did not answer.*timed out"):
        RemoteSource(f"{page}/slow", timeout=1).select("ASK {}")


@pytest.mark.parametrize("url", ["games.ttl", "file:///etc/hostname", "ftp://example.org/"])
def test_not_an_address(url: str) -> None:
    with pytest.raises(QueryError, match="is no address of an endpoint"):
        RemoteSource(url).select("ASK {}")


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (Literal(3), 3),
        (Literal("3", datatype=NamedNode(XSD + "nonNegativeInteger")), 3),
        (Literal("90.570", datatype=NamedNode(XSD + "decimal")), Decimal("90.570")),
        (Literal(0.5), 0.5),
        (Literal(True), True),
        (Literal("eleven", datatype=NamedNode(XSD + "integer")), "eleven"),
        (Literal("much", datatype=NamedNode(XSD + "decimal")), "much"),
        (Literal("2014-03-07", datatype=NamedNode(XSD + "date")), "2014-03-07"),
        (Literal("winter", language="en"), "winter"),
        (NamedNode("https://example.org/a"), "https://example.org/a"),
        (None, None),
    ],
)
def test_plain_values(term: Literal | NamedNode | None, value: object) -> None:
    assert plain(term) == value
    assert type(plain(term)) is type(value)


def test_records_keep_the_order_of_columns() -> None:
    answer = Answer(("b", "a"), ((Literal(1), None),))
    assert list(answer.records()[0].items()) == [("b", 1), ("a", None)]
