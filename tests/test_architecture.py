"""The arrows and the budgets: what holds in every module, whoever wrote it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "kg"

#: The parts in the order of the flow: each imports only what stands before it.
ORDER = (
    *("errors", "resources", "terms", "text", "article", "statement", "grid", "lexicon", "readers"),
    *("games", "topic", "names", "page", "makers", "context", "values", "columns", "cells", "forms"),
    *("gazetteer", "spans", "patterns", "scene", "relations", "extractors"),
    *("identity", "graph", "store", "source", "queries", "answers", "shapes", "pipeline"),
    *("places", "why", "outline", "report", "api", "__init__", "commands", "cli", "__main__"),
)
SIBLINGS = ("readers", "extractors", "forms", "relations", "commands")
MODULES = tuple(sorted(PACKAGE.rglob("*.py")))
Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def part(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """The dotted names of our own that a module imports."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "kg")
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "kg":
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def target(name: str) -> str:
    """The part that a dotted name belongs to; a name of the package itself, `kg.build`, is `__init__`.

    >>> target("kg.extractors.tables"), target("kg.build")
    ('extractors', '__init__')
    """
    second = name.split(".")[1] if "." in name else "__init__"
    return second if second in ORDER else "__init__"


def functions(path: Path) -> Iterator[Function]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, Function))


def place(path: Path, node: ast.stmt | ast.expr | ast.excepthandler) -> str:
    return f"{path.relative_to(PACKAGE)}:{node.lineno}"


def test_order_names_every_part() -> None:
    assert {part(path) for path in MODULES} - set(ORDER) == set(), "a part that ORDER does not place"


@modules()
def test_imports_only_what_stands_before(path: Path) -> None:
    mine = ORDER.index(part(path))
    wrong = [name for name in imported(path) if target(name) != part(path) and ORDER.index(target(name)) > mine]
    assert wrong == []


@modules()
def test_siblings_do_not_know_each_other(path: Path) -> None:
    """Only a folder's `__init__` knows them all; what they share is in a module whose name begins with `_`."""
    if part(path) not in SIBLINGS or path.name == "__init__.py":
        return
    own = f"kg.{part(path)}."
    others = [name.removeprefix(own) for name in imported(path) if name.startswith(own)]
    assert [name for name in others if not name.startswith("_")] == []


def test_no_cycles() -> None:
    names = {name(path) for path in MODULES}
    graph = {name(path): {nearest(each, names) for each in imported(path)} - {name(path), "kg"} for path in MODULES}
    while graph:
        free = [each for each, needs in graph.items() if not needs & graph.keys()]
        assert free, f"a cycle among {sorted(graph)}"
        graph = {each: needs for each, needs in graph.items() if each not in free}


def name(path: Path) -> str:
    return ".".join(("kg", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")


def nearest(dotted: str, known: set[str]) -> str:
    while dotted not in known:
        dotted = dotted.rpartition(".")[0]
    return dotted


@modules()
def test_module_length(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@modules()
def test_function_length(path: Path) -> None:
    long = [place(path, each) for each in functions(path) if (each.end_lineno or 0) - each.lineno + 1 > 40]
    assert long == []


@modules()
def test_parameters(path: Path) -> None:
    wide = [place(path, each) for each in functions(path) if len(parameters(each)) > 6]
    assert wide == []


def parameters(function: Function) -> list[str]:
    given = function.args
    return [
        each.arg for each in (*given.posonlyargs, *given.args, *given.kwonlyargs) if each.arg not in ("self", "cls")
    ]


@modules()
def test_no_broad_except(path: Path) -> None:
    handlers = (node for node in ast.walk(tree(path)) if isinstance(node, ast.ExceptHandler))
    assert [place(path, each) for each in handlers if broad(each.type)] == []


def broad(caught: ast.expr | None) -> bool:
    names = {node.id for node in ast.walk(caught) if isinstance(node, ast.Name)} if caught else {"BaseException"}
    return bool(names & {"Exception", "BaseException"})


@modules()
def test_no_assert(path: Path) -> None:
    assert [place(path, node) for node in ast.walk(tree(path)) if isinstance(node, ast.Assert)] == []


@modules()
def test_no_mutable_globals(path: Path) -> None:
    mutable = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
    stated = (node for node in tree(path).body if isinstance(node, ast.Assign | ast.AnnAssign))
    assert [place(path, each) for each in stated if isinstance(each.value, mutable) and not dunder(each)] == []


def dunder(stated: ast.Assign | ast.AnnAssign) -> bool:
    named = stated.targets[0] if isinstance(stated, ast.Assign) else stated.target
    return isinstance(named, ast.Name) and named.id == "__all__"


@modules()
def test_no_relative_imports(path: Path) -> None:
    found = (node for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom))
    assert [place(path, each) for each in found if each.level] == []


@modules()
def test_own_modules_are_imported_on_top(path: Path) -> None:
    inside = (
        node for each in functions(path) for node in ast.walk(each) if isinstance(node, ast.Import | ast.ImportFrom)
    )
    assert [place(path, each) for each in inside if "kg" in own(each)] == []


def own(node: ast.Import | ast.ImportFrom) -> set[str]:
    names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
    return {each.split(".")[0] for each in names}


@modules()
def test_public_things_are_described(path: Path) -> None:
    """Methods are left to their class; a name with `_` in front is private."""
    stated = (node for node in tree(path).body if isinstance(node, Function | ast.ClassDef))
    public = [each for each in stated if not each.name.startswith("_")]
    assert [f"{place(path, each)} {each.name}" for each in public if not ast.get_docstring(each)] == []
    assert ast.get_docstring(tree(path)) or not tree(path).body, "the module says not what it is for"
