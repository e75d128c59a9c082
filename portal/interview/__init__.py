"""Which question comes next, in what words, and what was answered."""
