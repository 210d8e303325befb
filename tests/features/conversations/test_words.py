"""The list of conversations, within Discord's limits however many there are and whatever they are called."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.desk.click_ids import Click, read_click
from bot.features.conversations.words import LONGEST_SEARCH, ON_A_PAGE, Listed, list_reply, read_listed
from tests.conversation.talks import talk
from tests.desk.conversations import HOSTILE_TEXT, few
from tests.desk.sent import check, components, texts

TALK = talk(("Mira", 0.0, "The boiler was green."), ("Ada", 9.0, "It was not."))


@few
@given(st.lists(HOSTILE_TEXT, min_size=1, max_size=3), st.integers(1, 2000), st.integers(0, 99), HOSTILE_TEXT)
def test_every_page_of_every_list(titles: list[str], count: int, page: int, search: str):
    many = [replace(TALK, key=f"e-{n}", title=titles[n % len(titles)] * 30) for n in range(count)]
    reply = list_reply(many, Listed(search[:LONGEST_SEARCH], "a1b2c3", 2020), page)
    check(reply, allowed={"bold"})
    menus = {read_click(menu["custom_id"]).action: menu["options"] for menu in components(reply, 3)}
    assert 1 <= len(menus["whichview"]) <= ON_A_PAGE
    assert len(menus.get("librarypage", [])) <= 25


@given(st.text(max_size=LONGEST_SEARCH), st.sampled_from(["", "a1b2c3"]), st.none() | st.integers(1, 9999))
def test_what_is_listed_is_kept_by_its_buttons(search: str, series: str, year: int | None):
    listed = Listed(search, series, year)
    assert read_listed(Click("library", "2n", listed.form)) == listed


@given(st.text(max_size=80))
def test_any_text_lists_something(form: str):
    assert isinstance(read_listed(Click("library", "", form)), Listed)


def test_those_of_a_series_and_a_year():
    old, new = (replace(TALK, key=key, published=date(year, 3, 5)) for key, year in (("old", 2019), ("new", 2020)))
    assert Listed(year=2020).of([old, new, TALK]) == [new]
    assert "1 conversation\n" in "\n".join(texts(list_reply([new])))
    assert list_reply([]).private
