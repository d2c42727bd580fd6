"""Rules of item writing: one file a family, one function a rule, one table of all."""
