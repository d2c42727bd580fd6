"""Casebook: quizzes and stepwise cases for static sites, rendered by a Markdown extension."""
