"""What is no longer needed is deleted; to be run now and then, by any process."""

from datetime import datetime

from bot.storage import added, daily, daily_posts, quiz, saved, suggestions
from bot.storage.database import Database


async def delete_outlived(database: Database, now: datetime) -> None:
    """Delete what was removed too long ago to be brought back, and what nobody will ask for again."""
    for delete in (
        saved.delete_removed,
        daily.delete_removed,
        daily_posts.delete_old,
        quiz.delete_old,
        added.delete_outlived,
        suggestions.delete_decided,
    ):
        async with database.writing() as connection:
            await delete(connection, now)
