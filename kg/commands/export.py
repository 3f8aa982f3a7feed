"""`kg export`: a graph in another format."""

import click

from kg.commands._options import GRAPH_ENDINGS, Output, Where, graph_options, output_options, say


@click.command()
@graph_options
@output_options(GRAPH_ENDINGS.values(), "ttl")
def export(where: Where, output: Output) -> None:
    """Write a graph in another format, always the same bytes for the same graph.

    .ttl, .nt and .xml hold the facts; .trig, .nq and .jsonld also the passages, where the graph has them.

    \b
    Examples:
      kg export --graph games.trig --out games.ttl
      kg export --graph games.ttl --format jsonld > games.jsonld
      kg export --endpoint http://localhost:7878/query --out copy.trig
    """
    style = output.chosen(GRAPH_ENDINGS, "ttl")
    output.write(where.open().serialize(style))
    if output.file:
        say(f"Wrote {output.file}")
