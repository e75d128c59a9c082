"""The yardstick of the bench: a bare Flask app that renders one file template, nothing more."""

import os
from pathlib import Path

from flask import Flask, render_template


def create_app() -> Flask:
    """Return the app; BARE_TEMPLATES names the folder that holds page.html."""
    app = Flask(__name__, template_folder=str(Path(os.environ["BARE_TEMPLATES"])))

    @app.get("/")
    def page() -> str:
        return render_template("page.html", rows=range(27))

    return app
