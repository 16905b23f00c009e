"""Runs one measurement by name: ``python -m bench kill``."""

import sys
from importlib import import_module

MEASUREMENTS = ("kill",)


def main(arguments: list[str]) -> int:
    """Run the measurement named first, with the other words as its options."""
    if not arguments or arguments[0] not in MEASUREMENTS:
        print(f"usage: python -m bench {{{','.join(MEASUREMENTS)}}} [options]")
        return 2
    return int(import_module(f"bench.{arguments[0]}").main(arguments[1:]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
