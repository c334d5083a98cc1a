"""From an update to a reply: what was asked, by whom it is to be answered, and where to."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime

from telegram import CallbackQuery, Document, Message, Update
from telegram.error import BadRequest, NetworkError, TelegramError
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot import errors, follow_up, last_shown
from bot.authority import Authority, lets_us_write
from bot.callback import Ask, Do, Idle, Open, Show, Tap, Turn, decode
from bot.clock import end_of_minute
from bot.commands import FOR_ADMINISTRATORS, changes
from bot.jobs import File, Finding, Job, Mishap
from bot.menus import introduce_to_administrator
from bot.outbox import Outbox, Place
from bot.prepared import Prepared, prepare, prepare_edition
from bot.question import Question
from bot.reply import Reply
from bot.responder import Responder
from bot.understanding import understand_file, understand_message
from bot.uploads import name_of, unpack
from bot.visitor import Visitor, who_tapped, who_wrote
from bot.words import plain
from corpus.errors import NewsError
from digests.ledger.ledger import Ledger
from digests.ledger.model import ChatKind, EditionId, Subscriber

log = logging.getLogger(__name__)

Context = ContextTypes.DEFAULT_TYPE


@dataclass(frozen=True, slots=True)
class Handlers:
    """What a reader can do: write, press a button, let us in and show us out."""

    responder: Responder
    outbox: Outbox
    authority: Authority = field(default_factory=Authority)

    def add_to(self, application: Application) -> None:  # type: ignore[type-arg]  # six parameters, all default
        written = filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST
        application.add_handler(CallbackQueryHandler(self.on_tap))
        application.add_handler(MessageHandler(written, self.on_message))
        application.add_handler(ChatMemberHandler(self.on_membership, ChatMemberHandler.MY_CHAT_MEMBER))
        application.add_error_handler(self.on_fault)

    async def on_message(self, update: Update, context: Context) -> None:
        message = update.message or update.channel_post
        if message is None:
            return
        if _is_service(message):
            await self._follow(message)
            return
        question = _understood(message, context)
        if question is not None:
            visitor = who_wrote(message)
            if question == Question("why"):
                question = await self._of_replied(message) or question
            if changes(question):
                visitor = await self._recognised(context, visitor)
            await self._answer(context, visitor, question, message.document)
            if (
                question.command == "start"
                and visitor.who == visitor.chat
                and visitor.who in self.responder.config.admins
            ):
                await introduce_to_administrator(context.bot, visitor.who)

    async def on_tap(self, update: Update, context: Context) -> None:
        query = update.callback_query
        if query is None:
            return
        visitor = who_tapped(query)
        if visitor is None or query.message is None:
            await _acknowledge(query)
            return
        tap = await self.responder.ask(decode, query.data or "", self.responder.questions.recall)
        if _is_for_administrators(tap) and visitor.who not in self.responder.config.admins:
            await _acknowledge(query, plain("only_administrators"))
            return
        if _needs_leave(visitor, tap):
            visitor = await self._recognised(context, visitor)
            if not visitor.may_change:
                await _acknowledge(query, plain("not_here" if visitor.kind is ChatKind.CHANNEL else "not_allowed"))
                return
        await _acknowledge(query)
        await self._obey(context, visitor, query.message.message_id, tap)

    async def on_membership(self, update: Update, context: Context) -> None:
        """We were let in, or shown out."""
        change = update.my_chat_member
        if change is None:
            return
        chat, member, now = change.chat.id, change.new_chat_member, self.responder.now()
        if lets_us_write(member):
            await self._note(lambda ledger: ledger.agreements.regain(chat, now))
        else:
            await self._note(lambda ledger: ledger.agreements.lose(chat, member.status, now))

    async def on_fault(self, update: object, context: Context) -> None:
        """Whatever is nobody's mistake but ours: logged once under a reference, which the reader is given."""
        fault = context.error
        if fault is None:
            return
        if isinstance(fault, NetworkError) and not isinstance(fault, BadRequest):
            log.warning("Telegram is out of reach: %s", fault)
            return
        if errors.is_mute(fault):
            log.info("we may not write there: %s", fault)
            return
        reference = errors.reference()
        log.error("reference %s", reference, exc_info=fault)
        visitor = _who(update) if isinstance(update, Update) else None
        if visitor is not None and errors.is_worth_saying(fault):
            ready = self._ready(errors.apology(reference), Question("help"), self.responder.now(), 0)
            with suppress(TelegramError):
                await self.outbox.send(context.bot, _place(visitor), ready)

    async def _obey(self, context: Context, visitor: Visitor, message: int, tap: Tap | None) -> None:
        place = _place(visitor)
        match tap:
            case Idle():
                pass
            case Ask(question):
                await self._answer(context, visitor, question)
            case Do(question):
                ready = await self._prepare(visitor, question, end_of_minute(self.responder.now()), page=0)
                await self.outbox.turn(context.bot, place, message, ready)
                await self._work(context, visitor, message, ready.job)
            case Turn(question, asof, page):
                ready = await self._prepare(visitor, question, asof, page=page)
                await self.outbox.turn(context.bot, place, message, ready)
            case Show(question, asof, dark):
                ready = await self._prepare(visitor, question, asof, page=0)
                await self.outbox.show(context.bot, place, message, ready, dark=dark)
            case Open(edition, page):
                await self._open(context, visitor, message, edition, page)
            case None:
                await self._answer(context, visitor, Question("stale"))

    async def _open(self, context: Context, visitor: Visitor, message: int, number: EditionId, page: int) -> None:
        """Show an edition in place of the message, and write down that its reader has seen it."""
        from digests.press import Press  # what digests are made with takes a tenth of a second to import

        now = self.responder.now()

        def work() -> tuple[Prepared, bool]:
            try:
                ledger = self.responder.storage.ledger()
                ledger.editions.get(number, visitor.chat)
                return prepare_edition(number, ledger.editions.parts(number), page), True
            except NewsError as error:
                return self._ready(errors.reply(error, Question("subscriptions")), Question("help"), now, 0), False

        ready, found = await self.responder.ask(work)
        await self.outbox.turn(context.bot, _place(visitor), message, ready)
        if found:
            await self._note(lambda ledger: Press(ledger).show(number, now))

    async def _of_replied(self, message: Message) -> Question | None:
        """The question why, of the message that this one replies to; None where that has no such button."""
        markup = message.reply_to_message.reply_markup if message.reply_to_message else None
        for key in (key for row in markup.inline_keyboard for key in row) if markup else ():
            tap = await self.responder.ask(decode, str(key.callback_data or ""), self.responder.questions.recall)
            if isinstance(tap, Ask) and tap.question.command == "why":
                return tap.question
        return None

    async def _recognised(self, context: Context, visitor: Visitor) -> Visitor:
        """The visitor, with whether he may change things."""
        return replace(visitor, may_change=await self.authority.may_change(context.bot, visitor))

    async def _follow(self, message: Message) -> None:
        """Where a group has another id from now on, what was agreed with it goes along."""
        old = message.chat.id if message.migrate_to_chat_id else message.migrate_from_chat_id
        new = message.migrate_to_chat_id or message.chat.id
        if old is not None:
            await self._note(lambda ledger: ledger.agreements.move(old, new))

    async def _note(self, change: Callable[[Ledger], object]) -> None:
        """Write down in the ledger, where there is one, what Telegram tells of a chat."""

        def work() -> None:
            if not self.responder.storage.is_there:
                return
            try:
                change(self.responder.storage.ledger())
            except NewsError as trouble:
                log.warning("the ledger could not be changed: %s", trouble.name)

        await self.responder.ask(work)

    async def _answer(
        self, context: Context, visitor: Visitor, question: Question, document: Document | None = None
    ) -> None:
        now, place = end_of_minute(self.responder.now()), Subscriber(visitor.chat, visitor.thread)
        if follow_up.leans(question):
            question = await self.responder.ask(self.responder.meant, question, now, visitor)
        ready = await self._prepare(visitor, question, now, page=0)
        message = await self.outbox.send(context.bot, _place(visitor), ready)
        if ready.why:
            await self.responder.ask(last_shown.remember, self.responder.storage, place, ready.why)
        if ready.subject:
            await self.responder.ask(self.responder.questions.speak_of, place, ready.subject)
        await self._work(context, visitor, message, ready.job, document)

    async def _work(
        self, context: Context, visitor: Visitor, message: int, job: Job | None, document: Document | None = None
    ) -> None:
        """Do what takes longer than anybody waits, and put what came of it in the place of the message."""
        if job is None:
            return
        finding, now = await self._found(context, job, document), self.responder.now()

        def ready() -> Prepared:
            return self._ready(self.responder.report(finding, now, visitor), Question("feeds"), now, 0)

        await self.outbox.turn(context.bot, _place(visitor), message, await self.responder.ask(ready))

    async def _found(self, context: Context, job: Job, document: Document | None) -> Finding:
        try:
            if isinstance(job, File) and document is not None:
                job = replace(job, data=await unpack(context.bot, document))
        except NewsError as error:
            return Mishap.of(error)
        return await self.responder.job_process.do(job, self.responder.now())

    async def _prepare(self, visitor: Visitor, question: Question, asof: datetime, *, page: int) -> Prepared:
        def work() -> Prepared:
            return self._ready(self.responder.respond(question, asof, visitor), question, asof, page)

        return await self.responder.ask(work)

    def _ready(self, reply: Reply, question: Question, asof: datetime, page: int) -> Prepared:
        return prepare(reply, question, asof, page=page, keep=self.responder.questions.keep)


def _needs_leave(visitor: Visitor, tap: Tap | None) -> bool:
    """Whether not everybody may press this: what changes something, and what makes a channel post."""
    if tap is None or isinstance(tap, Idle | Open):
        return False
    return changes(tap.question) or (visitor.kind is ChatKind.CHANNEL and isinstance(tap, Ask))


def _is_for_administrators(tap: Tap | None) -> bool:
    return isinstance(tap, Ask | Do | Turn) and tap.question.command in FOR_ADMINISTRATORS


def _understood(message: Message, context: Context) -> Question | None:
    """What a message asks; None where it is not for us."""
    private, to_us = message.chat.type == "private", _is_to_us(message, context.bot.id)
    if message.document is not None:
        name = name_of(message.document)
        return understand_file(message.caption, name, bot_name=context.bot.username, private=private, to_us=to_us)
    return understand_message(message.text, bot_name=context.bot.username, private=private, to_us=to_us)


async def _acknowledge(query: CallbackQuery, words: str = "") -> None:
    """Stop the button's spinner, before any work, or say why there will be none; being too late does not matter."""
    try:
        await query.answer(words or None, show_alert=bool(words))
    except BadRequest as refusal:
        log.info("a tap came too late to be acknowledged: %s", refusal)


def _is_service(message: Message) -> bool:
    """Whether it is no one's message: someone joined, the title changed."""
    return bool(filters.StatusUpdate.ALL.check_update(Update(0, message=message)))


def _is_to_us(message: Message, bot: int) -> bool:
    replied = message.reply_to_message
    return replied is not None and replied.from_user is not None and replied.from_user.id == bot


def _who(update: Update) -> Visitor | None:
    """Who asked something, and where; None where nobody did."""
    if update.callback_query:
        return who_tapped(update.callback_query)
    message = update.message or update.channel_post
    return who_wrote(message) if message else None


def _place(visitor: Visitor) -> Place:
    return Place(visitor.chat, visitor.thread or None)
