"""When the installation's keys may be made: never where a database is. New keys open nothing of it, and all looks well
until the first person registers.
"""

from tinkuy.core.keys.keyring import Keyring, KeysMissing, NoKeys, read_keyring

from . import databases
from .environment import Environment
from .tables import server_has_tables

MAKE_THEM = "Run `tinkuy keys` once to make the keys, then keep that folder apart from the data."


def keyring_of(environment: Environment) -> Keyring:
    """The keys; made by themselves on this machine only, beside an empty database. Raises `KeysMissing`."""
    return _keyring(environment, is_asked=environment.is_loopback)


def make_keys(environment: Environment) -> Keyring:
    """The keys, made at an operator's word where there are none. Raises `KeysMissing` beside a database."""
    return _keyring(environment, is_asked=True)


def _keyring(environment: Environment, *, is_asked: bool) -> Keyring:
    try:
        return read_keyring(environment.keys, may_make=lambda: is_asked and not holds_data(environment))
    except NoKeys as fault:
        raise KeysMissing(_what_helps(environment)) from fault


def _what_helps(environment: Environment) -> str:
    missing = f"There are no keys in {environment.keys}"
    if not holds_data(environment):
        return f"{missing}. {MAKE_THEM}"
    return (
        f"{missing}, but the database is there, and what it holds opens with its own keys only. Put the folder of keys "
        "back from your copy of it, or say with TINKUY_KEYS where it is. None are made beside a database."
    )


def holds_data(environment: Environment) -> bool:
    """Whether there is a database already: SQLite's file, of whatever size, or a table on the server.

    Raises `KeysMissing` if the server cannot say.
    """
    if not environment.database:
        file = environment.data / databases.FILE
        try:
            return file.exists()
        except OSError as fault:
            raise KeysMissing(f"{environment.data} cannot be read ({fault.strerror}).") from fault
    import psycopg

    try:
        return server_has_tables(environment.database)
    except psycopg.Error as fault:
        raise KeysMissing(
            f"The database does not do its work ({type(fault).__name__}). Start it, or check TINKUY_DATABASE_URL: "
            "no keys are made before it is known that it is empty."
        ) from fault
