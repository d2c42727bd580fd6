"""Elements without a page: an author's Markdown, citations, figures, annotations, links."""
