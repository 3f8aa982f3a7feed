"""Where the command starts, as `kg` and as `python -m kg`."""

import sys
from importlib import import_module


def start() -> None:
    """Run the command line; Ctrl-C while its modules are still being imported ends it as quietly as later."""
    try:
        import_module("kg.cli").main()
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        sys.exit(130)


if __name__ == "__main__":
    start()
