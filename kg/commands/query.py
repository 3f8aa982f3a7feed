"""`kg query`: ask a graph."""

from collections.abc import Sequence
from pathlib import Path

import click

from kg.api import Graph
from kg.commands._answers import encode, encode_all
from kg.commands._options import ANSWER_ENDINGS, PATH, Output, Where, graph_options, output_options, say
from kg.errors import UsageError
from kg.queries import ask, named, parse, stored


def show_list(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    """Print the stored queries with their parameters, and leave."""
    if not wanted:
        return
    for each in stored().values():
        evidence = "  (needs the evidence: .trig or .nq)" if each.needs_evidence else ""
        click.echo(f"{click.style(each.name, bold=True)}{evidence}\n    {each.summary}")
        if each.params:
            click.echo(f"    --param {', '.join(each.params)}")
    context.exit()


@click.command()
@click.argument("name", required=False)
@click.option("--list", is_flag=True, is_eager=True, expose_value=False, callback=show_list, help="List the queries.")
@click.option("--file", "file", type=PATH, metavar="FILE", help="Ask the query in FILE.")
@click.option("--all", "everything", is_flag=True, help="Ask every stored query.")
@click.option("--param", "params", multiple=True, metavar="KEY=VALUE", help="Narrow a column; may be repeated.")
@graph_options
@output_options(ANSWER_ENDINGS.values(), "table")
def query(
    name: str | None, file: Path | None, everything: bool, params: tuple[str, ...], where: Where, output: Output
) -> None:
    """Ask a graph the stored query NAME, or one of your own.

    Without --graph and --endpoint, games.ttl or games.trig in the current folder is asked.

    \b
    Examples:
      kg query --list
      kg query flag-bearers
      kg query flag-bearers --param games="2014 Winter Paralympics" --format csv
      kg query --file my.rq --graph games.trig
      kg query --all --format json --out answers.json
    """
    _only_one_of(name, file, everything)
    style = output.chosen(ANSWER_ENDINGS, "table")
    given = _pairs(params)
    if everything:
        _ask_all(where.open(), output, style)
        return
    asked = parse(file.stem, _read(file)) if file else named(name or "")
    answer = ask(asked, where.open().source, given)
    output.write(encode(answer, style))
    say(f"{len(answer.rows):,} row{'' if len(answer.rows) == 1 else 's'}")


def _only_one_of(name: str | None, file: Path | None, everything: bool) -> None:
    if (name is not None) + (file is not None) + everything != 1:
        raise UsageError("Say what to ask: one of NAME, --file and --all", "kg query --list tells the names")


def _pairs(params: Sequence[str]) -> dict[str, str]:
    for each in params:
        if "=" not in each:
            raise UsageError(
                f"--param {each}: there is no '=' in it", 'Write it as --param games="2014 Winter Paralympics"'
            )
    return dict(each.split("=", 1) for each in params)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(
            f"{file}: cannot be read ({error.strerror})", "Give a file that holds a SPARQL query"
        ) from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file}: is not UTF-8 text", "Give a file that holds a SPARQL query") from error


def _ask_all(graph: Graph, output: Output, style: str) -> None:
    """Every query that the graph can answer; one without evidence leaves some out, which is told and no failure."""
    known = stored().values()
    evidence = graph.has_evidence()
    answers = {each.name: ask(each, graph.source) for each in known if evidence or not each.needs_evidence}
    left = [each.name for each in known if each.name not in answers]
    output.write(encode_all(answers, style))
    if left:
        say(f"Left out, since this graph holds no passages: {', '.join(left)}. Build it as .trig to ask them.")
