"""What each sentence of a clause obliges, permits or forbids."""
