"""What sentences say, beside merely splitting the same texts into sentences: by our own splitter, and by two of others.

The others are pysbd (by rules) and NLTK's Punkt (by counts). One core, one run.

    python benchmarks/prose.py [ARTICLES...]      (default: ../shared/articles/tokyo and more/tokyo, else examples)

The articles are read beforehand: names are gathered, spans found, patterns matched and scope applied. The table shows
seconds, words a second, and how many times as fast as the splitter.
"""

import sys
from pathlib import Path

from peers import ROOT, SHARED, compared

READ = """
from functools import cache
from kg.article import Paragraph
from kg.readers import read
@cache
def articles(file):
    return list(read(file))
@cache
def texts(file):
    return [line for line in file.read_text(encoding="utf-8").splitlines() if line]
for file in files:
    articles(file), texts(file)
"""
PROGRAMS = {
    "splitter: sentences alone": f"""{READ}
from kg.text.sentences import split
def work(files):
    return [list(split(line)) for file in files for line in texts(file)]
""",
    "pysbd: sentences alone": f"""{READ}
import pysbd
segmenter = pysbd.Segmenter(language="en", clean=False)
def work(files):
    return [segmenter.segment(line) for file in files for line in texts(file)]
""",
    "NLTK Punkt: sentences alone": f"""{READ}
from nltk.tokenize.punkt import PunktSentenceTokenizer
punkt = PunktSentenceTokenizer()
def work(files):
    return [punkt.tokenize(line) for file in files for line in texts(file)]
""",
    "games-kg: facts of sentences": f"""{READ}
from kg.extractors import prose
from kg.gazetteer import gather
from kg.lexicon import load
from kg.page import page
lexicon = load()
def work(files):
    return [list(prose.extract(page(each, lexicon), gather([]))) for file in files for each in articles(file)]
""",
}


def main() -> None:
    """Print a table of what was measured."""
    folders = [Path(name) for name in sys.argv[1:]] or [SHARED / "tokyo", SHARED / "more" / "tokyo"]
    files = [file for folder in folders for file in sorted(folder.glob("*.txt"))]
    files = files or sorted((ROOT / "examples").glob("*.txt"))
    words = sum(len(file.read_text(encoding="utf-8").split()) for file in files)
    compared(PROGRAMS, "splitter: sentences alone", files, ("words", words))


if __name__ == "__main__":
    main()
