"""The words that rules of item writing look for, one file a language."""
