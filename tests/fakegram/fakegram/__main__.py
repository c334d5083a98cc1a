"""`python -m fakegram PORT TOKEN`: the fake Telegram as a process of its own."""

from __future__ import annotations

import argparse

from aiohttp import web

from fakegram.server import application


def main() -> None:
    parser = argparse.ArgumentParser(prog="fakegram", description=__doc__)
    parser.add_argument("port", type=int)
    parser.add_argument("token")
    parser.add_argument("--limits", action="store_true", help="enforce 30/s, 1/s a private chat and 20/min a group")
    parser.add_argument("--no-oracle", action="store_true", help="do not check requests and answers: faster")
    parser.add_argument("--latency", type=float, default=0.0, help="seconds between a request and its answer")
    given = parser.parse_args()
    app = application(given.token, limits=given.limits, oracle=not given.no_oracle, latency=given.latency)
    web.run_app(app, host="127.0.0.1", port=given.port, print=None, access_log=None, shutdown_timeout=0.1)


if __name__ == "__main__":
    main()
