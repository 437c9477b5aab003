"""Structure: from the lines of a document to clauses, headings and furniture.

The stages, in order, each a pure function over the result of the one before: lines, markers,
furniture (contents, running headers, forms, title block), blocks (paragraphs, rows, questions),
headings, listed (which of them the contents name side by side), outline (which number belongs to
which sequence), labels, assembly.

The outline is one walk through the blocks: `outline` gives each block to the part that knows its
kind (`sections`, `questions`, `rows`, `bullets`, `paragraphs`, `numbered`), and these share the
headings and lists that are open (`walk`, `levels`).
"""
