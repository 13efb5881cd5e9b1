"""Account -> Reading: what one account says, layer by layer, each with its exact words."""
