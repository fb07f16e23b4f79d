"""The Search workspace: words in all transcripts, and coding what was found."""
