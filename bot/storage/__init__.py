"""What is remembered: one module per subject, each a small class over one database; nothing of Discord, no wording."""
