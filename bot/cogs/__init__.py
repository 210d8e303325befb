"""The commands, one file per command or group. A callback says what it accepts and where that goes, no more."""
