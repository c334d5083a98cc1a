"""A third party's opinion of every request and every answer: the models of aiogram, which neither side has written.

They know names, types and nesting, not lengths. What is missing altogether is left to the server, which has
Telegram's own words for it.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any, get_args

import aiogram.methods
from pydantic import BaseModel, TypeAdapter, ValidationError

OVERLOOKED = {
    "editMessageMedia": frozenset({"parse_mode"}),
    "editMessageReplyMarkup": frozenset({"parse_mode", "link_preview_options"}),
}
"""Parameters that python-telegram-bot sends with every message and Telegram overlooks here."""


def opinion_of_request(method: str, given: dict[str, Any]) -> str:
    """What is wrong with these parameters, or nothing. Values may be JSON, as in a form."""
    model = _models().get(method)
    if model is None:
        return ""
    given = {name: value for name, value in given.items() if name not in OVERLOOKED.get(method, ())}
    if strange := sorted(set(given) - set(model.model_fields)):
        return f"parameters no one knows: {strange}"
    nested = _nested(method)
    read = {name: _decoded(value) if name in nested else value for name, value in given.items()}
    try:
        return _strange(model.model_validate(read))
    except ValidationError as fault:
        return _in_words(fault)


def opinion_of_answer(method: str, result: Any) -> str:
    """What is wrong with a result, or nothing."""
    expected = _results(method)
    if expected is None:
        return ""
    try:
        return _strange(expected.validate_python(result))
    except ValidationError as fault:
        return _in_words(fault)


@cache
def _models() -> dict[str, type[BaseModel]]:
    every = (getattr(aiogram.methods, name) for name in aiogram.methods.__all__)
    return {each.__api_method__: each for each in every if isinstance(getattr(each, "__api_method__", None), str)}


@cache
def _results(method: str) -> TypeAdapter[Any] | None:
    model: Any = _models().get(method)
    return TypeAdapter(model.__returning__) if model else None


@cache
def _nested(method: str) -> frozenset[str]:
    """Parameters that are objects or lists, and so come as JSON."""
    fields = _models()[method].model_fields.items()
    return frozenset(name for name, field in fields if str not in _leaves(field.annotation))


def _leaves(annotation: Any) -> set[Any]:
    """The types an annotation allows at its top."""
    inner = get_args(annotation)
    if getattr(annotation, "__origin__", None) is list or not inner:
        return {annotation}
    return set().union(*(_leaves(each) for each in inner))


def _decoded(value: Any) -> Any:
    """A value as it is meant; what is no JSON is left for the model to refuse."""
    try:
        return json.loads(value) if isinstance(value, str) else value
    except ValueError:
        return value


def _strange(read: Any) -> str:
    """Names that a model has let through without knowing them, wherever they are."""
    if isinstance(read, list | tuple):
        return next((found for each in read if (found := _strange(each))), "")
    if not isinstance(read, BaseModel):
        return ""
    if read.model_extra:
        return f"names no one knows in {type(read).__name__}: {sorted(read.model_extra)}"
    return next((found for name in read.model_fields_set if (found := _strange(getattr(read, name)))), "")


def _in_words(fault: ValidationError) -> str:
    problems = [each for each in fault.errors() if each["type"] != "missing" or len(each["loc"]) > 1]
    return "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in problems)
