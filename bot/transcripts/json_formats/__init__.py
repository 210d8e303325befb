"""What programs write as JSON into passages: one file for each program, and what all of them share."""
