"""All settings, each an OPENKARIER_* variable with a safe default. `openkarier doctor` prints them."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlparse

from openkarier.cycle import STAGE_APPS

PACKAGE = Path(__file__).resolve().parent.parent


READ: dict[str, tuple[str, bool]] = {}  # variable -> value, and whether it was given; `openkarier doctor` prints it


def _env(name: str, default: str = "") -> str:
    given = os.environ.get(f"OPENKARIER_{name}")
    READ[name] = (default if given is None else given, given is not None)
    return READ[name][0]


def _flag(name: str, default: bool) -> bool:
    return _env(name, "1" if default else "0").lower() in {"1", "true", "ya", "yes"}


DATA = Path(_env("DATA", "data")).resolve()  # database, secret, published ledger, media
DEBUG = _flag("DEBUG", False)


def _secret() -> str:
    """The signing secret: given by the operator, or made once and kept beside the data with mode 0600."""
    given = _env("SECRET")
    if given:
        return given
    kept = DATA / "secret"
    if not kept.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        handle = os.open(kept, os.O_WRONLY | os.O_CREAT, 0o600)
        os.write(handle, secrets.token_urlsafe(48).encode())
        os.close(handle)
    return kept.read_text()


def _database(url: str) -> dict[str, object]:
    """Turn a database URL into Django's dictionary. Only sqlite:///PATH and postgresql://… are accepted."""
    parsed = urlparse(url)
    if parsed.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": "/" + unquote(parsed.path).lstrip("/"),
            "CONN_MAX_AGE": 60,  # opening costs 3 CPU-ms, a third of a page; a restored file is seen within a minute
            "OPTIONS": {
                "timeout": 30,
                "transaction_mode": "IMMEDIATE",
                # FULL: an acknowledged declaration survives a power cut; NORMAL in WAL mode would not.
                "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
                "PRAGMA cache_size=-65536;PRAGMA temp_store=MEMORY;PRAGMA mmap_size=268435456;",
            },
        }
    if parsed.scheme in {"postgresql", "postgres"}:
        query = dict(part.split("=", 1) for part in parsed.query.split("&") if "=" in part)
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parsed.path.lstrip("/"),
            "USER": unquote(parsed.username or ""),
            "PASSWORD": unquote(parsed.password or ""),
            "HOST": unquote(query.get("host", parsed.hostname or "")),
            "PORT": str(parsed.port or ""),
            "CONN_MAX_AGE": 60,
            "OPTIONS": {"pool": False},
        }
    message = f"OPENKARIER_DATABASE harus sqlite:///… atau postgresql://…, bukan {parsed.scheme!r}."
    raise ValueError(message)


SECRET_KEY = _secret()
ALLOWED_HOSTS = _env("HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in _env("ORIGINS").split(",") if origin]
DATABASE_URL = _env("DATABASE", f"sqlite:///{DATA / 'openkarier.sqlite3'}")
DATABASES = {"default": _database(DATABASE_URL)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LEDGER_FOLDER = DATA / "ledger"  # Buku Merit as published: static files that anybody may mirror
LEDGER_SIGNER = Path(_env("LEDGER", str(DATA / "ledger-signer"))).resolve()  # the signer's key and last head
LEDGER_ORIGIN = _env("LEDGER_ORIGIN", "openkarier.localhost/buku-merit")  # the book's name, fixed when its key is drawn

DEMO = _flag("DEMO", False)  # shows the demo log-ins on the log-in page
DEMO_PASSWORD = _env("DEMO_PASSWORD", "bengkulu-2026")
CONTACT = _env("CONTACT", "Hubungi operator kepegawaian di perangkat daerah Anda, atau BKPSDM pada jam kerja.")
WORKERS = int(_env("WORKERS", "2"))  # server processes
HTTPS = _flag("HTTPS", False)  # behind TLS: secure cookies and HSTS
OPENKARIER_URL = _env("URL", "http://127.0.0.1:8000")  # public address: QR codes and links in letters lead here
OPENKARIER_BSRE = {  # the Esign Client Service inside the agency's network; empty url = no electronic signing
    "url": _env("BSRE_URL"),
    "user": _env("BSRE_USER"),
    "password": _env("BSRE_PASSWORD"),
}

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "axes",
    "openkarier.foundation.durability",
    "openkarier.foundation.accounts",
    "openkarier.foundation.journal",
    "openkarier.foundation.documents",
    "openkarier.foundation.jobs",
    "openkarier.foundation.notices",
    "openkarier.foundation.pictures",
    *STAGE_APPS,
    "openkarier.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "openkarier.web.squeeze.SqueezeMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "openkarier.web.clean.CleanTextMiddleware",
    "openkarier.web.access.AccessMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "openkarier.config.urls"
WSGI_APPLICATION = "openkarier.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "openkarier.web.frame.frame",
            ],
            "builtins": ["openkarier.web.templatetags.openkarier"],
            "loaders": [("django.template.loaders.cached.Loader", ["django.template.loaders.filesystem.Loader"])],
        },
    }
]

LANGUAGE_CODE = "id"
TIME_ZONE = _env("TIME_ZONE", "Asia/Jakarta")
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATIC_ROOT = Path(_env("STATIC", str(DATA / "static")))
STATICFILES_DIRS = [PACKAGE / "web" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": DATA / "files"}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

JOB_TABLE = "openkarier.config.jobs"  # who does which background job; read by foundation.jobs

AUTH_USER_MODEL = "accounts.Pengguna"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["openkarier.foundation.accounts.hashers.Argon2Lean"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "/masuk/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/masuk/"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "openkarier.web.errors.csrf_failure"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
X_FRAME_OPTIONS = "DENY"

# One office, one NAT address: lock the pair of name and address, never the address alone.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_CALLABLE = "openkarier.web.errors.locked_out"
AXES_DISABLE_ACCESS_LOG = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}

EMAIL_BACKEND = _env("EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
EMAIL_HOST = _env("EMAIL_HOST")
EMAIL_PORT = int(_env("EMAIL_PORT", "587"))
EMAIL_HOST_USER = _env("EMAIL_USER")
EMAIL_HOST_PASSWORD = _env("EMAIL_PASSWORD")
EMAIL_USE_TLS = _flag("EMAIL_TLS", True)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = _env("EMAIL_FROM", "openkarier@localhost")

FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": _env("LOG", "WARNING")},
}
