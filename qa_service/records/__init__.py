"""What is kept of questions and answers, for HR to see what the codes leave open."""
