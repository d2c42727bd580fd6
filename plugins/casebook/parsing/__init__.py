"""Text of an author's file -> nodes, values and findings, each with its place."""
