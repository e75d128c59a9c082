"""A self-check for old California cannabis convictions (Health & Safety Code 11361.8)."""
