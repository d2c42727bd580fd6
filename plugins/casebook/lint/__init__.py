"""What is wrong in a project, gathered."""
