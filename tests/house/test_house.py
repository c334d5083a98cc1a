"""The shape of the house: what a stranger may count on everywhere in it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("corpus", "digests", "bot")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
PLACES_FOR_BUGS = {"bot/errors.py", "corpus/fetching/cell.py"}


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


def _body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_is_read_in_one_sitting(path: Path) -> None:
    """No module is longer than 350 lines, and none is named after what it is not."""
    assert path.read_text(encoding="utf-8").count("\n") <= 350
    assert path.stem not in {"utils", "helpers", "manager", "base", "misc", "common"}


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_function_is_read_at_a_glance(path: Path) -> None:
    """No function's body is longer than 50 lines."""
    assert [f.name for f in _functions(path) if _body_lines(f) > 50] == []


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    """Every module begins with a sentence about itself."""
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_faults_travel_to_where_they_belong() -> None:
    """Only the place where bugs arrive catches everything, and those where hostile bytes may break their reader."""
    broad = {
        _name(path)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler) and isinstance(node.type, ast.Name) and node.type.id == "Exception"
    }
    assert broad <= PLACES_FOR_BUGS


def test_only_one_module_knows_the_scheduler() -> None:
    """APScheduler is known to the clock alone."""
    imports = re.compile(r"^\s*(?:from|import) apscheduler", re.MULTILINE)
    knowing = {_name(path) for path in MODULES if imports.search(path.read_text(encoding="utf-8"))}
    assert knowing <= {"bot/clock.py"}


@pytest.mark.parametrize("package", PACKAGES)
def test_importing_does_nothing_heavy(package: str) -> None:
    """What is heavy is imported when it is needed, not when a package's modules are."""
    heavy = ("PIL", "countryinfo", "sqlite_utils", "trafilatura", "feedparser")
    modules = [_name(path)[:-3].replace("/", ".").removesuffix(".__init__") for path in MODULES]
    names = [name for name in modules if name.split(".")[0] == package and not name.endswith("__main__")]
    code = f"import sys, {', '.join(names)}; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_the_readme_lists_every_command() -> None:
    """What can be asked and what can be called stands in the README."""
    from bot.__main__ import SUBCOMMANDS
    from bot.commands import LISTED

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in LISTED if f"`/{name}" not in readme] == []
    called = set(SUBCOMMANDS) - {"start", "run"}
    assert [name for name in called if f"dateline {name}" not in readme and f"`{name}`" not in readme] == []
