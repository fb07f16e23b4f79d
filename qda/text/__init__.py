"""What text is: cleaning, spans, turns, sentences and matching. Knows no storage, no files and no Qt."""
