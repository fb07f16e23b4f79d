"""What is known of the passage selected: its words, who said them, the codes on it, the memo."""
