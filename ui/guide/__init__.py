"""The interview guide, edited; and the review of which turns ask its questions."""
