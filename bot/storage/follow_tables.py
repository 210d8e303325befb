"""Tables of edits of conversations, and of what people follow: who is to be told of what, once."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, PrimaryKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.columns import CHILD, NUMBERED, Base, FormerUserId, Json, Number, ServerId, UserId


class EditRow(Base):
    """What a conversation that a server has added was before an edit, which made it ``version``.

    ``transcript`` is null where only the details were edited.
    """

    __tablename__ = "conversation_edits"
    __table_args__ = (Index(None, "added"), Index(None, "editor"), NUMBERED)
    number: Mapped[Number]
    added: Mapped[int] = mapped_column(ForeignKey("added_conversations.number", ondelete=CHILD))
    editor: Mapped[FormerUserId | None]
    edited_at: Mapped[datetime]
    version: Mapped[int]
    title: Mapped[str]
    speakers: Mapped[list[str]] = mapped_column(Json)
    words: Mapped[int]
    seconds: Mapped[float]
    details: Mapped[str]
    transcript: Mapped[bytes | None] = mapped_column(LargeBinary)


class FollowedRow(Base):
    """Words or a speaker, the ``subject``, that somebody wants to be told of when a new conversation has them."""

    __tablename__ = "followed"
    __table_args__ = (Index(None, "server", "user", "kind", "subject", unique=True), Index(None, "user"), NUMBERED)
    number: Mapped[Number]
    server: Mapped[ServerId]
    user: Mapped[UserId]
    kind: Mapped[str]
    subject: Mapped[str]
    added_at: Mapped[datetime]


class LookedRow(Base):
    """A conversation that was looked through for what people follow on a server; those before count as well."""

    __tablename__ = "followed_looked"
    __table_args__ = (PrimaryKeyConstraint("server", "conversation"),)
    server: Mapped[ServerId]
    conversation: Mapped[str]
    looked_at: Mapped[datetime]


class NewsRow(Base):
    """What somebody is to be told of a conversation: what they follow, each with the short form of a quote.

    ``taken_until`` is until when a process is at it.
    """

    __tablename__ = "followed_news"
    __table_args__ = (
        Index(None, "user", "server", "conversation", unique=True),
        Index(None, "state"),
        NUMBERED,
    )
    number: Mapped[Number]
    server: Mapped[ServerId]
    user: Mapped[UserId]
    conversation: Mapped[str]
    found: Mapped[list[list[str]]] = mapped_column(Json)
    state: Mapped[str]
    made_at: Mapped[datetime]
    taken_until: Mapped[datetime | None]
