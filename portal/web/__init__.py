"""The front door: a Flask application over the law, the interview and the map room."""

from portal.web.app import create_app

__all__ = ["create_app"]
