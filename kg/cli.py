"""The command `kg`: the commands put together, and what becomes of errors.

Exit status: 0 good; 1 built or answered, but something was quarantined, violated or unreadable; 2 wrong usage, or
nothing could be done; 130 stopped with Ctrl-C; 141 the reader of the output went away.
"""

import os
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import NoReturn

import click

from kg import __version__
from kg.commands.build import build
from kg.commands.export import export
from kg.commands.inspect import inspect
from kg.commands.query import query
from kg.commands.validate import validate
from kg.commands.why import why
from kg.errors import KgError

FAILED, INTERRUPTED, NO_READER = 2, 130, 141


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="kg")
def cli() -> None:
    """From articles about multi-sport Games to a knowledge graph in which every fact leads to the passage that says it.

    \b
    Examples:
      kg build articles/ --out games.ttl              build a graph, validated
      kg query flag-bearers                           who carried which flag
      kg query --list                                 what can be asked
      kg build articles/ --out games.trig             ... with the evidence
      kg why "Arly Velásquez" --graph games.trig      which sentence or cell says so
      kg inspect articles/some.txt                    what was understood, what was not

    Data goes to standard output, all else to standard error.
    """


for command in (build, query, why, validate, export, inspect):
    cli.add_command(command)


def main() -> NoReturn:
    """Run the command line; no error shows a traceback, except a fault of the program's own with KG_DEBUG set."""
    sys.excepthook = _confess
    colour = False if os.environ.get("NO_COLOR") else None
    try:
        status = cli.main(prog_name="kg", standalone_mode=False, color=colour)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except KgError as error:
        status = _tell(error.message, error.hint)
    except BrokenPipeError:
        _close_output()
        status = NO_READER
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        status = INTERRUPTED
    except OSError as error:
        status = _tell(f"{error.filename or 'input or output'}: {error.strerror}", "")
    sys.exit(status)


def _tell(message: str, hint: str) -> int:
    click.echo(f"{click.style('Error:', fg='red', bold=True)} {_ended(message)}", err=True)
    if hint:
        click.echo(_ended(hint), err=True)
    return FAILED


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!", "\n")) else f"{text}."


def _close_output() -> None:
    """Python flushes standard output once more at its end, which would fail again, aloud."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _confess(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What is left is a fault of the program: say so, and where, without pages of traceback."""
    if os.environ.get("KG_DEBUG"):
        traceback.print_exception(kind, error, trace)
    last = traceback.extract_tb(trace)[-1]
    where = f"{Path(last.filename).name}, line {last.lineno}"
    told = f"A fault of kg itself, not of your input: {kind.__name__}: {error} ({where})"
    sys.exit(_tell(told, "Please report it with the command that you ran; KG_DEBUG=1 in the environment shows all"))
