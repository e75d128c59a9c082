"""The press: what a person takes away on paper."""
