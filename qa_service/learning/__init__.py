"""Training of the encoder, the clause reader and the decider; needs torch, unlike serving."""
