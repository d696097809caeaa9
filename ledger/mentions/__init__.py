"""Spans read as dates, money and actors: three rooms that do not know each other."""
