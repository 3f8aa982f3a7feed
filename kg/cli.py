"""The command `kg`: the commands put together, and what becomes of errors.

Exit status: 0 good; 1 built or answered, but something was quarantined, violated or unreadable; 2 wrong usage, or
nothing could be done; 130 stopped with Ctrl-C. A reader of the output that goes away is no error.
"""

import os
import sys
import traceback
from importlib import import_module
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import NoReturn

import click

from kg import __version__
from kg.errors import KgError

COMMANDS = MappingProxyType(
    {
        "build": "Build a graph from articles.",
        "query": "Ask a graph.",
        "why": "Show what the facts about a thing rest on.",
        "validate": "Check a graph against the shapes.",
        "export": "Write a graph in another format.",
        "inspect": "Show how an article is read.",
    }
)
FAILED, INTERRUPTED = 2, 130


class Commands(click.Group):
    """The commands, each imported only when it is asked for, so that `kg --help` need not wait for what they need."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        """Their names."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"kg.commands.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """What each is for."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
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


def main() -> NoReturn:
    """Run the command line; no error shows a traceback, except a fault of the program's own with KG_DEBUG set."""
    sys.excepthook = _confess
    colour = False if os.environ.get("NO_COLOR") else None
    try:
        status = cli.main(prog_name="kg", standalone_mode=False, color=colour)
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except KgError as error:
        status = _tell(error.message, error.hint)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        status = INTERRUPTED
    except OSError as error:
        status = _tell(f"{error.filename or 'input or output'}: {error.strerror}", "")
    sys.exit(status)


def _tell(message: str, hint: str) -> int:
    colour = False if os.environ.get("NO_COLOR") else None
    click.echo(f"{click.style('Error:', fg='red', bold=True)} {_ended(message)}", err=True, color=colour)
    if hint:
        click.echo(_ended(hint), err=True)
    return FAILED


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!", "\n")) else f"{text}."


def _confess(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What is left is a fault of the program: say so, and where, without pages of traceback."""
    if os.environ.get("KG_DEBUG"):
        traceback.print_exception(kind, error, trace)
    last = traceback.extract_tb(trace)[-1]
    where = f"{Path(last.filename).name}, line {last.lineno}"
    told = f"A fault of kg itself, not of your input: {kind.__name__}: {error} ({where})"
    sys.exit(_tell(told, "Please report it with the command that you ran; KG_DEBUG=1 in the environment shows all"))
