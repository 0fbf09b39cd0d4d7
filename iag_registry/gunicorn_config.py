"""How the web server runs: gunicorn --config iag_registry/gunicorn_config.py iag_registry.wsgi:application."""

from iag_registry.lib.env import Environment

_env = Environment()

bind = f"127.0.0.1:{_env.whole_number('PORT', 8000, least=1)}"
workers = _env.whole_number("WEB_WORKERS", 2, least=1)
# A few threads each, so that one slow download does not hold up a worker.
threads = _env.whole_number("WEB_THREADS", 4, least=1)
timeout = 60
preload_app = True
# A worker is replaced now and then, so that a leak cannot grow for ever.
max_requests = 2000
max_requests_jitter = 200
# There is no access log: addresses and searches of readers are theirs. Errors go to the terminal.
accesslog = None
errorlog = "-"
loglevel = "warning"
