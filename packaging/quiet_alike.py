"""Which characters look alike, and how each is read: for the quiet level of proofreading.

Alikeness is reckoned from pictures of the characters in two fonts, whole and by halves: 休 and 体,
but also 剑 and 验, which share one half.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from pypinyin import Style, pinyin

_SIZE, _GRID = 64, 24
_WHOLE, _NEAREST = 0.55, 15
_HALF, _OF_HALF = 0.8, 12


def characters() -> list[str]:
    """The 6,763 characters of GB 2312, in its order."""
    codes = (bytes([high, low]) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    return [char for code in codes if (char := code.decode("gb2312", "ignore"))]


def readings(char: str) -> list[str]:
    """All its readings with their tones, the usual one first: ['zhong4', 'chong2']."""
    return list(
        dict.fromkeys(
            pinyin(char, style=Style.TONE3, heteronym=True, neutral_tone_with_five=True)[0]
        )
    )


def alike(chars: Sequence[str], fonts: Sequence[str]) -> list[str]:
    """For each character those that look like it, the likest first. fonts: paths."""
    opened = [ImageFont.truetype(font, _SIZE - 8) for font in fonts]
    pictures = [np.stack([_picture(font, char) for char in chars]) for font in opened]
    whole = _shared(pictures)
    found = _nearest(whole, _WHOLE, _NEAREST)
    half = _GRID // 2
    for part in (np.s_[:, :, :half], np.s_[:, :, half:], np.s_[:, half:, :]):
        share = _shared([one[part] for one in pictures])
        share[whole < 0.2] = 0
        for row, more in zip(found, _nearest(share, _HALF, _OF_HALF), strict=True):
            row += [one for one in more if one not in row]
    return ["".join(chars[number] for number in row) for row in found]


def _picture(font: ImageFont.FreeTypeFont, char: str) -> np.ndarray:
    image = Image.new("L", (_SIZE, _SIZE), 0)
    left, top, right, bottom = font.getbbox(char)
    place = (_SIZE / 2 - (right + left) / 2, _SIZE / 2 - (bottom + top) / 2)
    ImageDraw.Draw(image).text(place, char, font=font, fill=255)
    soft = image.filter(ImageFilter.GaussianBlur(2)).resize(
        (_GRID, _GRID), Image.Resampling.BILINEAR
    )
    return np.asarray(soft, dtype=np.float32)


def _shared(fonts: Sequence[np.ndarray]) -> np.ndarray:
    return np.mean([_likeness(one) for one in fonts], axis=0)


def _likeness(pictures: np.ndarray) -> np.ndarray:
    rows = pictures.reshape(len(pictures), -1)
    rows = rows - rows.mean(axis=0)
    rows = rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-6)
    found = rows @ rows.T
    np.fill_diagonal(found, 0)
    return found


def _nearest(likeness: np.ndarray, least: float, most: int) -> list[list[int]]:
    order = np.argsort(-likeness, axis=1)[:, :most]
    values = np.take_along_axis(likeness, order, axis=1)
    return [
        [int(number) for number, value in zip(row, of, strict=True) if value >= least]
        for row, of in zip(order, values, strict=True)
    ]
