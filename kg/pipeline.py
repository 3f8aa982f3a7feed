"""From files to a graph: read, extract, identify, assemble, validate.

Invariant: the same articles give the same graph, whatever their order. Whatever does not get into it is told:
files that cannot be read, passages that were not understood, facts that break a shape.
"""

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Store

from kg import graph, lexicon
from kg.article import Article
from kg.errors import ReadError
from kg.extractors import extract
from kg.graph.facts import Triple
from kg.graph.terms import iri
from kg.graph.terms import read as term
from kg.identity import Families, decisions, identify
from kg.readers import MAX_BYTES, find, read
from kg.shapes import Violation, validate
from kg.statement import Note, Statement
from kg.terms import BASE
from kg.topic import revision

#: A fact that goes may leave others wanting, but not for ever.
ROUNDS = 12

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Options:
    """How to read and build.

    `validate`: check the facts, and leave out those that break a shape, unless `keep_invalid`. `base`: what the IRIs
    of things begin with. `rules`: a folder of data files to lay over the built-in ones. `format_in`: `plain` or `html`,
    where the files' content is not to tell. `max_bytes`: larger files are refused.
    """

    validate: bool = True
    keep_invalid: bool = False
    base: str = BASE
    rules: Path | None = None
    format_in: str | None = None
    max_bytes: int = MAX_BYTES


@dataclass(frozen=True, slots=True)
class Extract:
    """What one article gave."""

    article: Article
    statements: tuple[Statement, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """A passage that says a fact: the title of its article, its IRI, its words."""

    article: str
    iri: str
    quote: str


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A fact (as N-Triples terms) that was kept out, what is wrong with it, and the passages that say it."""

    subject: str
    property: str
    value: str
    reason: Violation
    passages: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Repeated:
    """A title that came again: the file, the file that had it first, whether the same text was left out."""

    article: str
    file: str
    first: str
    left_out: bool


@dataclass(frozen=True, slots=True)
class Built:
    """A graph, what went into it, and what did not."""

    store: Store
    articles: tuple[Article, ...]
    statements: int
    facts: int
    entities: int
    notes: tuple[Note, ...]
    violations: tuple[Violation, ...]
    quarantined: tuple[Quarantined, ...]
    failures: tuple[ReadError, ...]
    repeated: tuple[Repeated, ...]


def build(paths: Iterable[Path | str], options: Options = Options(), progress: Progress | None = None) -> Built:
    """The graph of the articles in files and folders; `progress` is told how many files of how many are done.

    Raises `ReadError` where no article could be read.
    """
    with _collector_paused():
        return _build(paths, options, progress)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """A build makes very many objects and no cycles to speak of: looking for those took an eighth of its time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _build(paths: Iterable[Path | str], options: Options, progress: Progress | None) -> Built:
    files, missing = _files(paths)
    extracts, unreadable = _extracts(files, options, progress)
    failures = (*missing, *unreadable)
    if not extracts:
        told = "; ".join(("Nothing was built", *(failure.message for failure in failures)))
        raise ReadError(told, failures[0].hint if len(failures) == 1 else "Give files that hold articles")
    return assembled(extracts, options, failures)


def read_and_extract(path: Path, options: Options = Options()) -> tuple[Extract, ...]:
    """What the articles of one file say. It depends on nothing else, so that files can be read side by side."""
    known = lexicon.load(options.rules)
    return tuple(_extract(article, known) for article in read(path, options.format_in, options.max_bytes))


def assembled(extracts: Iterable[Extract], options: Options = Options(), failures: tuple[ReadError, ...] = ()) -> Built:
    """The graph of what articles gave."""
    kept, twice = once(extracts)
    statements = [statement for each in kept for statement in each.statements]
    articles = tuple(each.article for each in kept)
    known = lexicon.load(options.rules)
    identity = identify(
        statements,
        base=options.base,
        families=Families(known.family, known.nations.family),
        decisions=decisions.read(options.rules, options.base),
    )
    source = graph.source(articles, statements, identity)
    made, violations, banned = settled(source, options)
    return Built(
        store=made.store,
        articles=articles,
        statements=len(statements),
        facts=len(made.facts),
        entities=made.entities,
        notes=tuple(sorted({note for each in kept for note in each.notes})),
        violations=violations,
        quarantined=tuple(_quarantined(source, banned)),
        failures=failures,
        repeated=twice,
    )


def once(extracts: Iterable[Extract]) -> tuple[list[Extract], tuple[Repeated, ...]]:
    """Each revision once, in order of their titles, and which titles came again."""
    kept: dict[str, Extract] = {}
    titles: dict[str, Extract] = {}
    again: list[Repeated] = []
    for each in sorted(extracts, key=_order):
        first, title = kept.setdefault(revision(each.article), each), each.article.title.text
        if first is not each:
            again.append(Repeated(title, each.article.source.name, first.article.source.name, left_out=True))
        elif (other := titles.setdefault(title, each)) is not each:
            again.append(Repeated(title, each.article.source.name, other.article.source.name, left_out=False))
    return list(kept.values()), tuple(again)


def _order(each: Extract) -> tuple[str, str, str, str]:
    return each.article.title.text, each.article.source.sha256, each.article.text, each.article.source.name


def settled(
    source: graph.Source, options: Options
) -> tuple[graph.Assembled, tuple[Violation, ...], dict[Triple, Violation]]:
    """The graph without the facts that break a shape; what is still wrong in it; the facts left out, with the reason.

    What was made from a fact that goes must go with it, so the graph is made anew until nothing more is at fault.
    """
    banned: dict[Triple, Violation] = {}
    for _ in range(ROUNDS):
        made = graph.assembled(source, banned.keys())
        violations = validate(made.store) if options.validate else ()
        wrong = [each for each in violations if each.severity == "Violation"]
        fresh = {} if options.keep_invalid else _at_fault(wrong, made, source, banned.keys())
        if not fresh:
            break
        banned |= fresh
    else:
        made = graph.assembled(source, banned.keys())
        violations = validate(made.store)
    return made, violations, banned


def _at_fault(
    wrong: Sequence[Violation], made: graph.Assembled, source: graph.Source, banned: AbstractSet[Triple]
) -> dict[Triple, Violation]:
    """The facts that violations name, each with the first that names it."""
    if not wrong:
        return {}
    about: dict[str, list[Triple]] = defaultdict(list)
    for triple in {*made.facts, *(fact.triple for fact in source.told.facts)} - banned:
        about[triple[0]].append(triple)
        about[triple[2]].append(triple)
    found: dict[Triple, Violation] = {}
    for violation in wrong:
        for triple in named(violation, about):
            found.setdefault(triple, violation)
    return found


def named(violation: Violation, about: Mapping[str, Sequence[Triple]]) -> list[Triple]:
    """The facts that a violation names: the value at fault, else all values of the property, else the whole thing."""
    focus, path = iri(violation.focus), iri(violation.path)
    whole = about.get(focus, ())
    values = [each for each in whole if each[:2] == (focus, path)]
    value = term(violation.value) if violation.value else ""
    return [each for each in values if each[2] == value] or values or list(whole)


def _quarantined(source: graph.Source, banned: Mapping[Triple, Violation]) -> Iterator[Quarantined]:
    titles = {revision(article): article.title.text for article in source.articles}
    saying: dict[Triple, list[Citation]] = defaultdict(list)
    for fact in source.told.facts if banned else ():
        if fact.triple in banned:
            passage = source.told.passages[fact.evidence]
            saying[fact.triple].append(Citation(titles[passage.revision], fact.evidence.strip("<>"), passage.quote))
    for triple in sorted(banned):
        yield Quarantined(*triple, banned[triple], tuple(sorted(saying[triple])))


def _extract(article: Article, known: lexicon.Lexicon) -> Extract:
    found = list(extract(article, known))
    statements = tuple(each for each in found if isinstance(each, Statement))
    return Extract(article, statements, tuple(each for each in found if isinstance(each, Note)))


def _files(paths: Iterable[Path | str]) -> tuple[list[Path], list[ReadError]]:
    """The files to read, each once, and the folders that hold none."""
    files: dict[Path, Path] = {}
    failures: list[ReadError] = []
    for path in paths:
        try:
            files |= {resolved: file for file in find([path]) if (resolved := file.resolve()) not in files}
        except ReadError as error:
            failures.append(error)
    return list(files.values()), failures


def _extracts(
    files: Sequence[Path], options: Options, progress: Progress | None
) -> tuple[list[Extract], list[ReadError]]:
    extracts: list[Extract] = []
    failures: list[ReadError] = []
    for done, file in enumerate(files, 1):
        try:
            extracts += read_and_extract(file, options)
        except ReadError as error:
            failures.append(error)
        if progress is not None:
            progress(done, len(files))
    return extracts, failures
