"""What leaves the site as a file of its own: each exporter is a module, and none knows another."""
