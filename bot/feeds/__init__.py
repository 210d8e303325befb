"""A podcast's feed into a show and its episodes, and an episode's transcript into a conversation."""
