"""What editors and code scanning read of the engine, written from its models and from the pages that document it."""
