"""Questions of other programs -> quiz files, with word of everything that was changed, left out or refused."""
