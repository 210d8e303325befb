"""Time zones as people type them."""

from bot.desk.autocomplete import Choices, name_choices
from bot.desk.errors import UnknownTimeZone
from bot.desk.zones import read_zone, shown_zone, zone_names, zones_of_letters

USUAL = (
    "UTC", "America/Los_Angeles", "America/Denver", "America/Chicago", "America/New_York", "America/Mexico_City",
    "America/Sao_Paulo", "Europe/London", "Europe/Paris", "Europe/Berlin", "Europe/Istanbul", "Europe/Moscow",
    "Africa/Lagos", "Africa/Cairo", "Africa/Johannesburg", "Asia/Dubai", "Asia/Karachi", "Asia/Kolkata",
    "Asia/Jakarta", "Asia/Manila", "Asia/Shanghai", "Asia/Seoul", "Asia/Tokyo", "Australia/Sydney",
    "Pacific/Auckland",
)  # fmt: skip
"""What is offered before anything is typed: where many people live, from west to east."""


def zone_choices(typed: str) -> Choices:
    """Return the zones that fit what was ``typed``: those that contain it, else the nearest in spelling."""
    wanted = typed.strip().replace(" ", "_").casefold()
    if not wanted:
        return name_choices("", USUAL)
    if meant := zones_of_letters(typed):
        return name_choices("", meant)
    cities_first = sorted(zone_names(), key=lambda zone: not zone.casefold().rpartition("/")[2].startswith(wanted))
    if found := name_choices(wanted, cities_first):
        return found
    try:
        return name_choices("", [shown_zone(read_zone(typed))])
    except UnknownTimeZone as unknown:
        return name_choices("", unknown.nearest)
