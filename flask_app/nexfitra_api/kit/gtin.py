"""Barcodes of goods (GTIN: EAN-8, UPC-A, EAN-13, GTIN-14), after the GS1 General Specifications, section 7.9."""

from typing import Final

LENGTHS: Final = (8, 12, 13, 14)


class InvalidGtin(ValueError):
    """Not digits, too long, or the check digit does not fit."""


def normalise_gtin(text: str) -> str:
    """Return the 14-digit form: padded with zeros on the left, which spreadsheets like to lose.

    Raises:
        InvalidGtin: not a GTIN.
    """
    if not (text.isascii() and text.isdigit()) or not 6 <= len(text) <= 14:
        raise InvalidGtin(text)
    padded = text.zfill(14)
    if check_digit(padded[:13]) != padded[13]:
        raise InvalidGtin(text)
    return padded


def check_digit(body: str) -> str:
    """Return the check digit of 13 digits: weights 3 and 1 from the right, up to the next multiple of ten."""
    total = sum(int(digit) * (3 if index % 2 == 0 else 1) for index, digit in enumerate(body))
    return str(-total % 10)
