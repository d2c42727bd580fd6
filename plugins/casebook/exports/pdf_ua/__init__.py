"""PDF/UA-1 of files that WeasyPrint has written: their structure is read, made tidy, and written anew."""
