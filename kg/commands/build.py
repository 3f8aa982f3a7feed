"""`kg build`: from articles to a graph."""

from dataclasses import replace
from pathlib import Path

import click

from kg import api, report
from kg.commands._options import GRAPH_ENDINGS, PATH, Output, output_options, reading_options, say
from kg.commands._progress import progress
from kg.pipeline import Options
from kg.terms import BASE


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=PATH)
@output_options(GRAPH_ENDINGS.values(), "ttl")
@click.option("--no-validate", is_flag=True, help="Let every fact in, unchecked.")
@click.option("--keep-invalid", is_flag=True, help="Check, report, and let the invalid facts in.")
@click.option("--base", metavar="IRI", default=BASE, show_default=True, help="What the IRIs of things begin with.")
@reading_options
def build(
    paths: tuple[Path, ...], output: Output, no_validate: bool, keep_invalid: bool, base: str, options: Options
) -> None:
    """Build a graph from articles: PATH is a file, or a folder of them.

    .ttl holds the facts, .trig and .nq also the passage that says each. Facts that break a shape are left out and
    reported. The report goes to standard error.

    \b
    Examples:
      kg build articles/ --out games.ttl
      kg build articles/ --out games.trig            then: kg why "Arly Velásquez"
      kg build one.txt two.txt --format nq | gzip > games.nq.gz

    Exit status: 0 good; 1 something was quarantined, violated or unreadable, the rest was built; 2 nothing was built.
    """
    style = output.chosen(GRAPH_ENDINGS, "ttl")
    output.check()
    with progress("Reading articles") as advance:
        options = replace(options, validate=not no_validate, keep_invalid=keep_invalid, base=base)
        graph = api.build(paths, options, advance)
    output.write(graph.serialize(style))
    for line in report.lines(graph.built, str(output.file or "FILE")):
        say(line)
    if output.file:
        say(f"\nWrote {output.file}")
    click.get_current_context().exit(report.status(graph.built))
