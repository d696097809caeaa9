"""Sums of money as claimed: each with what it means, who gives and takes, when, and how it bears on the others.

The path of a sum is told in docs/figures.md; `drawing` is the whole of it. Nothing here knows of events.
"""
