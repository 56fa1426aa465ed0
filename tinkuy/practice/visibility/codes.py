"""The code by which anyone checks a letter: in the letters of certificates, made by chance."""

import secrets

from tinkuy.attendance.certificates.rules import LENGTH, LETTERS


def new_letter_code() -> str:
    return "".join(secrets.choice(LETTERS) for _place in range(LENGTH))
