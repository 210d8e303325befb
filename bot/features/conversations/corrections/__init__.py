"""Wrong words and wrong speakers: suggested by members, decided by moderators."""
