"""`kg validate`: does a graph keep its shapes?"""

import click

from kg import report
from kg.commands._answers import encode
from kg.commands._options import ANSWER_ENDINGS, Output, Where, graph_options, output_options, say


@click.command()
@graph_options
@output_options(("text", *ANSWER_ENDINGS.values()), "text, one line each")
def validate(where: Where, output: Output) -> None:
    """Check a graph against the shapes.

    Violations are errors; warnings (sums and counts that disagree) are things that sources do.

    \b
    Examples:
      kg validate --graph games.ttl
      kg validate --graph games.ttl --format csv --out faults.csv
      kg validate --endpoint http://localhost:7878/query

    Exit status: 0 no violation (there may be warnings); 1 violations; 2 the graph could not be read.
    """
    style = output.chosen(ANSWER_ENDINGS, "text")
    found = where.open().validate()
    if style == "text":
        output.lines(f"{each.severity}: {report.violation(each)}" for each in found)
    else:
        output.write(encode(report.as_answer(found), style))
    broken = sum(each.severity == "Violation" for each in found)
    say(f"{_counted(broken, 'violation')}, {_counted(len(found) - broken, 'warning')}")
    click.get_current_context().exit(int(broken > 0))


def _counted(number: int, name: str) -> str:
    return f"{number:,} {name}{'' if number == 1 else 's'}"
