"""Forms of names, posts and institutions that a letter needs: words in, a proposal out."""
