"""The report: the points of each question, what they rest on, and what Word will show of it."""
