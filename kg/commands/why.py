"""`kg why`: what a fact rests on."""

from collections.abc import Iterable, Iterator
from itertools import groupby

import click
from pyoxigraph import NamedNode

from kg import report
from kg.commands._answers import encode
from kg.commands._options import ANSWER_ENDINGS, Output, Where, graph_options, output_options
from kg.source import plain
from kg.why import Fact, Ground, as_answer, end


@click.command()
@click.argument("subject")
@click.argument("property_", metavar="[PROPERTY]", default="")
@graph_options
@output_options(("text", *ANSWER_ENDINGS.values()), "text")
def why(subject: str, property_: str, where: Where, output: Output) -> None:
    """Show what the facts about SUBJECT rest on.

    Each fact comes with the words that say it, their place, the article's revision, and the rule that read them.
    SUBJECT is a label, an IRI, or the end of one; PROPERTY narrows to one property. The facts about the
    appearances and results of SUBJECT are told with its own. Needs a graph with evidence: .trig or .nq.

    \b
    Examples:
      kg why "Arly Velásquez" --graph games.trig
      kg why person.arly-velasquez rank --graph games.trig
      kg why mexico --format json
    """
    style = output.chosen(ANSWER_ENDINGS, "text")
    facts = where.open().why(subject, property_)
    if style == "text":
        output.lines(lines(facts))
    else:
        output.write(encode(as_answer(facts), style))


def lines(facts: Iterable[Fact]) -> Iterator[str]:
    """The facts, gathered by what they are about."""
    for count, ((iri, label), mine) in enumerate(groupby(facts, key=lambda fact: (fact.subject, fact.subject_label))):
        if count:
            yield ""
        yield f"{click.style(label or end(iri), bold=True)}  {end(iri)}"
        for fact in mine:
            dropped = "" if fact.kept else "  (said, but another value is better supported)"
            yield f"  {end(fact.property)}: {click.style(shown(fact), fg='green')}{dropped}"
            yield from (f"      {ground}" for ground in map(grounded, fact.grounds))


def shown(fact: Fact) -> str:
    """A fact's value: its label if it has one, the end of an IRI, or the text itself."""
    if isinstance(fact.value, NamedNode):
        return fact.value_label or end(fact.value.value)
    return str(plain(fact.value))


def grounded(ground: Ground) -> str:
    """What a fact rests on, in a line."""
    rules = ", ".join(ground.rules)
    if not ground.passage:
        return f"follows by the rule {rules}"
    revision = end(ground.revision).rpartition(".")[2]
    return f"{report.said(ground.quote)} {ground.place} of {ground.article}, revision {revision} [{rules}]"
