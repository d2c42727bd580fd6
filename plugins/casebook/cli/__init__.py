"""The command `casebook`."""
