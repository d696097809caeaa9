"""Events as sentences tell them: a trigger, who does what to whom, when, whether it happened, and a line that tells it.

The path of an event is told in docs/events.md; `happenings` is the whole of it. Nothing here knows of sums.
"""
