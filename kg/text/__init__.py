"""Pure functions over text: where sentences end, what stands in an IRI, what a date or a number means."""
