"""`kg inspect`: an article as the program reads it."""

from pathlib import Path

import click

from kg import lexicon, outline
from kg.commands._options import PATH, reading_options, say
from kg.patterns import compiled
from kg.pipeline import Options, read_and_extract


@click.command()
@click.argument("article", type=PATH)
@click.option("--text", "only_text", is_flag=True, help="Print the text that offsets count in, and nothing else.")
@reading_options
def inspect(article: Path, only_text: bool, options: Options) -> None:
    """Show how an article is read.

    Every piece stands with its position (s21 is sentence 21, t1r2c9 a table cell); beneath it each statement that
    was found there (=) with its rule, and whatever was not understood (?) with the reason. Lines and rows that say
    nothing of the kind, such as sums, are passed over (·), as are sentences that have words of a relation, but fit
    none of its patterns.

    \b
    Examples:
      kg inspect "articles/Mexico at the 2014 Winter Paralympics.txt"
      kg inspect article.txt | grep -B1 " ? "          only what was not understood
      kg inspect article.txt --text > article.asread   the text that offsets count in
    """
    patterns = compiled(lexicon.load(options.rules))
    for found in read_and_extract(article, options):
        if only_text:
            click.echo(found.article.text, nl=False)
            continue
        for line in outline.lines(found, patterns):
            click.echo(line)
        told = f"{len(found.statements):,} statements, {len(found.notes):,} not understood"
        say(f"{found.article.title.text}: {told}")
        for line in outline.understood(found):
            say(f"  {line}")
