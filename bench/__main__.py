"""Measures one thing by name: ``python -m bench NAME [FILE] [--predictions OUT] [--reader NAME]``.

Exit status: 0 measured, 1 a floor is broken or a run lost something, 2 a file is missing or the
command is wrong.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bench import everything, kill
from bench.bare import choose_reader
from bench.labelled import MissingFile
from bench.measurements import MEASUREMENTS
from headwater.exceptions import ConfigError
from headwater.language import TRAINED

_OTHERS = {"all": everything.main, "kill": kill.main}
_NAMES = (*MEASUREMENTS, *_OTHERS)


def main(arguments: Sequence[str]) -> int:
    """Run the measurement named first and return the exit status."""
    name = arguments[0] if arguments else ""
    if name not in _NAMES:
        names = ",".join(_NAMES)
        print(f"usage: python -m bench {{{names}}} [FILE] [--predictions OUT] [--reader NAME]")
        return 0 if name in ("-h", "--help") else 2
    try:
        return _OTHERS[name](arguments[1:]) if name in _OTHERS else _measure(name, arguments[1:])
    except (MissingFile, ConfigError) as missing:
        print(missing, file=sys.stderr)
        return 2


def _measure(name: str, arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog=f"python -m bench {name}")
    parser.add_argument("file", type=Path, nargs="?", help="a labelled file of the set's schema")
    parser.add_argument("--predictions", type=Path, metavar="OUT", help="keep what was found")
    parser.add_argument("--reader", default=TRAINED, help="measure with another reader")
    chosen = parser.parse_args(arguments)
    choose_reader(chosen.reader)
    outcome = MEASUREMENTS[name](chosen.file)
    if chosen.predictions:
        text = "".join(f"{line}\n" for line in outcome.predictions)
        chosen.predictions.write_text(text, "utf-8")
    print(*outcome.lines(), outcome.json(), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
