"""The application as gunicorn serves it; the one place on the web side that reads the clock."""

import os
import time

from portal.web.app import create_app
from portal.web.config import Config

app = create_app(Config.from_environment(os.environ), now=lambda: int(time.time()))
