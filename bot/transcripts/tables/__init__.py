"""Tables into passages: which columns hold times, speakers and what is said, in whatever language they are named."""
