"""What a member of staff asked, in facts that a rule can be held against."""
