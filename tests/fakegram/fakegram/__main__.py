"""`python -m fakegram PORT TOKEN`: the fake Telegram as a process of its own."""

from __future__ import annotations

import sys

from aiohttp import web

from fakegram.server import application


def main() -> None:
    web.run_app(application(sys.argv[2]), host="127.0.0.1", port=int(sys.argv[1]), print=None)


if __name__ == "__main__":
    main()
