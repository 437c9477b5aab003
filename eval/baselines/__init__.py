"""What else could answer: plain search and other people's libraries, over the same documents."""
