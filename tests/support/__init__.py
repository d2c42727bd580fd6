"""What several tests use: sample sites, browsers, goldens, the pages they drive."""
