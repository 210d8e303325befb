"""Captions and subtitles into passages: WebVTT, SRT, SBV, ASS, TTML and other XML, and what cues have in common."""
