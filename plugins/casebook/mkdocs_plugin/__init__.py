"""The MkDocs plugin: events and options, wiring only."""
