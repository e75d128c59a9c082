"""What the statutes say: decision tables, compiled into one diagram, walked to an estimate."""
