"""Conversations into arrays: words as tokens, what each stands for, where each occurs."""
