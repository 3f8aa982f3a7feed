"""The commands, one file each. What they share is in `_options`: where a graph comes from, where output goes."""
