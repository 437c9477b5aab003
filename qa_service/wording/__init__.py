"""Every sentence the public reads, and how it is filled."""
