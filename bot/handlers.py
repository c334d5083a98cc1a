"""From an update to a reply: what was asked, by whom it is to be answered, and where to."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime

from telegram import CallbackQuery, Message, Update
from telegram.error import BadRequest, NetworkError
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from bot import errors
from bot.callback import Ask, Idle, Show, Turn, decode
from bot.clock import to_minute
from bot.desk import Desk
from bot.outbox import Outbox, Place
from bot.prepared import Prepared, prepare
from bot.question import Question
from bot.reply import Reply
from bot.understanding import understand_message

log = logging.getLogger(__name__)

Context = ContextTypes.DEFAULT_TYPE


@dataclass(frozen=True, slots=True)
class Handlers:
    """The two things a reader can do: write, and press a button."""

    desk: Desk
    outbox: Outbox

    def add_to(self, application: Application) -> None:  # type: ignore[type-arg]  # six parameters, all default
        application.add_handler(CallbackQueryHandler(self.on_tap))
        application.add_handler(MessageHandler(filters.UpdateType.MESSAGE, self.on_message))
        application.add_error_handler(self.on_fault)

    async def on_message(self, update: Update, context: Context) -> None:
        message = update.message
        if message is None or _is_service(message):
            return
        question = understand_message(
            message.text,
            bot_name=context.bot.username,
            private=message.chat.type == "private",
            to_us=_is_to_us(message, context.bot.id),
        )
        if question is not None:
            await self._answer(context, _place(message), question)

    async def on_tap(self, update: Update, context: Context) -> None:
        query = update.callback_query
        if query is None:
            return
        await _acknowledge(query)
        message = query.message
        if message is None:
            return
        place = Place(message.chat.id, _thread(message) if isinstance(message, Message) else None)
        tap = await self.desk.ask(decode, query.data or "", self.desk.questions.recall)
        match tap:
            case Idle():
                pass
            case Ask(question):
                await self._answer(context, place, question)
            case Turn(question, asof, page):
                ready = await self._prepare(question, asof, page=page)
                await self.outbox.turn(context.bot, place, message.message_id, ready)
            case Show(question, asof, dark):
                ready = await self._prepare(question, asof, page=0)
                await self.outbox.show(context.bot, place, message.message_id, ready, dark=dark)
            case None:
                await self._answer(context, place, Question("stale"))

    async def on_fault(self, update: object, context: Context) -> None:
        """Whatever is nobody's mistake but ours: logged once under a reference, which the reader is given."""
        fault = context.error
        if fault is None:
            return
        if isinstance(fault, NetworkError) and not isinstance(fault, BadRequest):
            log.warning("Telegram is out of reach: %s", fault)
            return
        reference = errors.reference()
        log.error("reference %s", reference, exc_info=fault)
        chat = update.effective_chat if isinstance(update, Update) else None
        if chat is not None and errors.is_worth_saying(fault):
            ready = self._ready(errors.apology(reference), Question("help"), self.desk.now(), 0)
            await self.outbox.send(context.bot, Place(chat.id), ready)

    async def _answer(self, context: Context, place: Place, question: Question) -> None:
        ready = await self._prepare(question, to_minute(self.desk.now()), page=0)
        await self.outbox.send(context.bot, place, ready)

    async def _prepare(self, question: Question, asof: datetime, *, page: int) -> Prepared:
        def work() -> Prepared:
            return self._ready(self.desk.respond(question, asof), question, asof, page)

        return await self.desk.ask(work)

    def _ready(self, reply: Reply, question: Question, asof: datetime, page: int) -> Prepared:
        return prepare(reply, question, asof, page=page, keep=self.desk.questions.keep)


async def _acknowledge(query: CallbackQuery) -> None:
    """Stop the button's spinner, before any work; that it was too late for that does not matter."""
    try:
        await query.answer()
    except BadRequest as refusal:
        log.info("a tap came too late to be acknowledged: %s", refusal)


def _is_service(message: Message) -> bool:
    """Whether it is no one's message: someone joined, the title changed."""
    return bool(filters.StatusUpdate.ALL.check_update(Update(0, message=message)))


def _is_to_us(message: Message, bot: int) -> bool:
    replied = message.reply_to_message
    return replied is not None and replied.from_user is not None and replied.from_user.id == bot


def _place(message: Message) -> Place:
    return Place(message.chat.id, _thread(message))


def _thread(message: Message) -> int | None:
    return message.message_thread_id if message.is_topic_message else None
