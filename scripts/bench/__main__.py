"""Measures pages, search, exports and staff lists, beside Datasette on the same data and a bare Django view.

Usage: .venv/bin/python scripts/bench [--scales 1,10,100] [--databases sqlite,postgresql] [--rounds 5]

Everything is measured in one run on one machine, each by one worker, in turn, and told as a ratio: a number of requests
a second by itself says more about the machine than about the register. It ends with 1 where a figure is missed.
PostgreSQL is the server of DATABASE_URL (`scripts/with_postgres.sh` starts one).
"""

import argparse
import os
import sys
from collections import defaultdict
from pathlib import Path

from data import Prepared, prepare
from figures import Figure, beside_scale_1, told, verdict
from measures import measure
from servers import install_datasette


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scales", default="1,10,100", help="1 is 60 groups and 500 meetings")
    parser.add_argument("--databases", default="sqlite,postgresql")
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    os.chdir(Path(__file__).resolve().parents[2])
    install_datasette()
    figures: list[Figure] = []
    measured: dict[str, dict[int, list[Figure]]] = defaultdict(dict)
    for scale in map(int, asked.scales.split(",")):
        beside: Prepared = prepare("sqlite", scale)
        for vendor in asked.databases.split(","):
            prepared = beside if vendor == "sqlite" else prepare(vendor, scale)
            found = measure(prepared, beside, rounds=asked.rounds)
            print(told(found, f"Scale {scale} on {vendor}"), flush=True)
            figures += found
            measured[vendor][scale] = found
    for vendor, of_scales in measured.items():
        if compared := beside_scale_1(of_scales):
            print(told(compared, f"Scales on {vendor}"))
            figures += compared
    return verdict(figures)


if __name__ == "__main__":
    sys.exit(main())
