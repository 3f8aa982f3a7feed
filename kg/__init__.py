"""A knowledge-graph builder for sports events."""
