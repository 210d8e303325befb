"""Checks the requests the bot makes against Discord's own API description and its written limits.

``check_requests`` is what tests call; ``described`` tells whether the description is at hand. Without it
only the written limits are checked.
"""

from tests.discord_api.checking import Request, RequestFault, check_requests, faults_of
from tests.discord_api.description import described

__all__ = ["Request", "RequestFault", "check_requests", "described", "faults_of"]
