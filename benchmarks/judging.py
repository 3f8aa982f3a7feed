"""A random sample of the facts that sentences tell, to be judged by hand against them: see docs/quality.md.

Run as `python benchmarks/judging.py SEED COUNT FILE...`: a line a fact, with its article, its place, and its sentence.
What follows from a title, and that there is an edition in the year of its name, is left out: it is hardly ever wrong.
"""

import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.extractors import extract
from kg.lexicon import load
from kg.outline import sentence
from kg.readers import find, read
from kg.statement import Statement


def told(paths: Sequence[Path]) -> Iterator[tuple[str, Statement]]:
    """The facts of sentences, each with the title of its article."""
    lexicon = load()
    for path in find(paths):
        for article in read(path):
            for found in extract(article, lexicon):
                if isinstance(found, Statement) and judged(found):
                    yield article.title.text, found


def judged(found: Statement) -> bool:
    """Whether a fact is of the kind that is judged."""
    told_by_sentence = found.rule.startswith("prose/") and found.passage.position != "title"
    return told_by_sentence and found.rule != "prose/edition"


def main(arguments: Sequence[str]) -> None:
    """Print the sample."""
    seed, count, *paths = arguments
    facts = list(told([Path(path) for path in paths]))
    sample = random.Random(int(seed)).sample(facts, int(count))  # noqa: S311 -- no secret
    print(f"{count} of {len(facts)} facts, seed {seed}")  # noqa: T201
    for number, (title, found) in enumerate(sample, 1):
        print(f"{number} | {title} | {found.passage.position} | {sentence(found)} | {found.passage.quote}")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
