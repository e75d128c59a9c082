"""The map room: which court, which form, who helps free, and what to do in what order."""
