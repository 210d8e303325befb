"""/help: what the bot can do."""

from discord import app_commands

from bot.desk.click_ids import Click
from bot.desk.part import Part, answers, on_click
from bot.desk.request import Request
from bot.features.help.words import example_words, help_reply
from bot.views.conversation import conversation_view
from bot.views.idea_pages import found_or_near
from bot.views.passage import moment_at_reply


class HelpCommands(Part):
    """Tells what there is."""

    @app_commands.command(description="What I can do, and which conversations I know")
    @answers
    async def help(self, request: Request) -> None:
        """Answer with the commands and the library, to the asker alone."""
        await request.answer(help_reply((await request.finder()).library), private=True)

    @on_click("tryit")
    async def try_it(self, request: Request) -> None:
        """Answer the asker alone with what the button promises."""
        finder = await request.finder()
        conversation = (await request.conversation(None, Click("tryit", request.click.state, ""))).conversation
        if request.click.state == "m":
            await request.answer(moment_at_reply(conversation, conversation.duration / 2), private=True)
        elif request.click.state == "s":
            await request.answer(conversation_view(conversation, "speakers"), private=True)
        else:
            words = example_words(conversation, finder.quotable(conversation))
            await request.answer(
                await found_or_near(finder, words, speaker=None, conversation=conversation.key), private=True
            )
