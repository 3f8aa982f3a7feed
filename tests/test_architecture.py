"""The arrows and the budgets: what holds in every module, whoever wrote it."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import MappingProxyType

PACKAGE = Path(__file__).parent.parent / "kg"

#: The parts in the order of the flow: each imports only what stands before it.
ORDER = (
    *(
        "errors",
        "resources",
        "terms",
        "article",
        "grid",
        "statement",
        "bounds",
        "text",
        "overlays",
        "lexicon",
        "readers",
    ),
    *(
        "games",
        "runs",
        "names",
        "leavers",
        "topic",
        "page",
        "context",
        "makers",
        "headers",
        "columns",
        "spans",
        "values",
        "patterns",
        "phases",
        "cells",
        "teams",
        "editions",
    ),
    *(
        "events",
        "crews",
        "classes",
        "callings",
        "lighters",
        "targets",
        "entrants",
        "gazetteer",
        "rounds",
        "scene",
        "scope",
        "relations",
        "forms",
        "extractors",
        "identity",
        "graph",
    ),
    *("store", "source", "queries", "answers", "shapes", "pipeline"),
    *("places", "why", "accounts", "outline", "report", "api", "__init__", "commands", "cli", "__main__"),
)
#: Folders of siblings, which do not know each other; what they share is in a module whose name begins with `_`.
SIBLINGS = ("readers", "relations", "forms", "extractors", "commands")
LINES, FUNCTION_LINES, PARAMETERS = 400, 40, 6

MODULES = MappingProxyType(
    {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}
)
Function = ast.FunctionDef | ast.AsyncFunctionDef
Import = ast.Import | ast.ImportFrom
Node = ast.stmt | ast.expr | ast.excepthandler


def every(*kinds: type[Node]) -> Iterator[tuple[Path, Node]]:
    """Every node of these kinds with the module that it stands in."""
    for path, tree in MODULES.items():
        yield from ((path, node) for node in ast.walk(tree) if isinstance(node, kinds))


def stated(*kinds: type[Node]) -> Iterator[tuple[Path, Node]]:
    """The nodes of these kinds that stand at the top of their module."""
    for path, tree in MODULES.items():
        yield from ((path, node) for node in tree.body if isinstance(node, kinds))


def places(found: Iterable[tuple[Path, Node]]) -> list[str]:
    return [f"{path.relative_to(PACKAGE)}:{node.lineno}" for path, node in found]


def part(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def module(path: Path) -> str:
    return ".".join(("kg", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")


def own(node: Node) -> list[str]:
    """The dotted names of our own that an import brings in.

    >>> own(ast.parse("from kg.errors import KgError").body[0]), own(ast.parse("import re").body[0])
    (['kg.errors.KgError'], [])
    """
    names = [alias.name for alias in node.names] if isinstance(node, Import) else []
    if isinstance(node, ast.ImportFrom):
        names = [f"{node.module}.{name}" for name in names]
    return [name for name in names if name.split(".")[0] == "kg"]


def imported(path: Path) -> list[str]:
    return [name for node in ast.walk(MODULES[path]) if isinstance(node, Import) for name in own(node)]


def target(name: str) -> str:
    """The part that a dotted name belongs to; a name of the package itself, `kg.build`, is of `__init__`.

    >>> target("kg.extractors.tables"), target("kg.build")
    ('extractors', '__init__')
    """
    second = name.split(".")[1] if "." in name else "__init__"
    return second if second in ORDER else "__init__"


def test_order_names_every_part() -> None:
    assert {part(path) for path in MODULES} - set(ORDER) == set(), "a part that ORDER does not place"


def test_imports_only_what_stands_before() -> None:
    arrows = ((path, part(path), target(name)) for path in MODULES for name in imported(path))
    assert [f"{path.name}: {to}" for path, mine, to in arrows if ORDER.index(to) > ORDER.index(mine)] == []


def test_siblings_do_not_know_each_other() -> None:
    """Only a folder's `__init__` knows them all."""
    wrong = [
        f"{path.relative_to(PACKAGE)}: {name}"
        for path in MODULES
        if part(path) in SIBLINGS and path.name != "__init__.py"
        for name in imported(path)
        if name.startswith(f"kg.{part(path)}.") and not name.split(".")[2].startswith("_")
    ]
    assert wrong == []


def test_no_cycles() -> None:
    names = {module(path) for path in MODULES}
    graph = {module(path): {nearest(name, names) for name in imported(path)} for path in MODULES}
    while graph:
        free = [each for each, needs in graph.items() if not (needs & graph.keys()) - {each, "kg"}]
        assert free, f"a cycle among {sorted(graph)}"
        graph = {each: needs for each, needs in graph.items() if each not in free}


def nearest(dotted: str, known: set[str]) -> str:
    """The module that a dotted name is or stands in."""
    while dotted not in known:
        dotted = dotted.rpartition(".")[0]
    return dotted


def test_module_length() -> None:
    lines = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert [(name, number) for name, number in lines.items() if number > LINES] == []


def test_function_length() -> None:
    functions = every(ast.FunctionDef, ast.AsyncFunctionDef)
    assert places(each for each in functions if (each[1].end_lineno or 0) - each[1].lineno >= FUNCTION_LINES) == []


def test_parameters() -> None:
    functions = every(ast.FunctionDef, ast.AsyncFunctionDef)
    assert places((path, node) for path, node in functions if len(parameters(node)) > PARAMETERS) == []


def parameters(function: Node) -> list[str]:
    if not isinstance(function, Function):
        return []
    given = function.args
    return [
        each.arg for each in (*given.posonlyargs, *given.args, *given.kwonlyargs) if each.arg not in ("self", "cls")
    ]


def test_no_broad_except() -> None:
    handlers = every(ast.ExceptHandler)
    assert (
        places((path, node) for path, node in handlers if isinstance(node, ast.ExceptHandler) and broad(node.type))
        == []
    )


def broad(caught: ast.expr | None) -> bool:
    names = {node.id for node in ast.walk(caught) if isinstance(node, ast.Name)} if caught else {"BaseException"}
    return bool(names & {"Exception", "BaseException"})


def test_no_assert() -> None:
    assert places(every(ast.Assert)) == []


def test_no_mutable_globals() -> None:
    assert places((path, node) for path, node in stated(ast.Assign, ast.AnnAssign) if mutable(node)) == []


def mutable(node: Node) -> bool:
    literals = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
    if not isinstance(node, ast.Assign | ast.AnnAssign):
        return False
    named = node.targets[0] if isinstance(node, ast.Assign) else node.target
    return isinstance(node.value, literals) and not (isinstance(named, ast.Name) and named.id == "__all__")


def test_no_relative_imports() -> None:
    imports = every(ast.ImportFrom)
    assert places((path, node) for path, node in imports if isinstance(node, ast.ImportFrom) and node.level) == []


def test_own_modules_are_imported_on_top() -> None:
    top = {node for _, node in stated(ast.Import, ast.ImportFrom)}
    inside = ((path, node) for path, node in every(ast.Import, ast.ImportFrom) if node not in top and own(node))
    assert places((path, node) for path, node in inside if not for_types_only(path, node)) == []


def for_types_only(path: Path, node: Node) -> bool:
    guards = (
        each for each in MODULES[path].body if isinstance(each, ast.If) and "TYPE_CHECKING" in ast.unparse(each.test)
    )
    return any(node in each.body for each in guards)


def test_public_things_are_described() -> None:
    """Methods are left to their class; a name with `_` in front is private."""
    things = stated(ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    bare = [
        (path, node)
        for path, node in things
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert places(bare) == []
    silent = [path.name for path, tree in MODULES.items() if tree.body and not ast.get_docstring(tree)]
    assert silent == []
