"""What the program tells systems of itself: name, version, and the files that it opens."""

from __future__ import annotations

import tomllib
from typing import Any

from bundle import KINDS, ROOT

NAME = "采编台"
IDENTIFIER = "newsroom.desktop"
_CHINESE, _UNICODE = 0x0804, 1200


def _version() -> str:
    with (ROOT / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


VERSION = _version()


def windows(program: str) -> Any:
    """The version resource of a program for Windows, as its files' properties show it."""
    from PyInstaller.utils.win32 import versioninfo as info  # noqa: PLC0415 - on Windows alone

    numbers = (*(int(part) for part in VERSION.split(".")[:3]), 0)
    told = {
        "FileDescription": NAME,
        "ProductName": NAME,
        "InternalName": program,
        "OriginalFilename": f"{program}.exe",
        "FileVersion": VERSION,
        "ProductVersion": VERSION,
        "LegalCopyright": "MIT License",
    }
    words = [info.StringStruct(key, value) for key, value in told.items()]
    table = info.StringTable(f"{_CHINESE:04x}{_UNICODE:04x}", words)
    language = info.VarStruct("Translation", [_CHINESE, _UNICODE])
    return info.VSVersionInfo(
        ffi=info.FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[info.StringFileInfo([table]), info.VarFileInfo([language])],
    )


def property_list() -> dict[str, Any]:
    """What macOS is told: language, sharpness, and the kinds of files with their types."""
    kinds = [(suffix, name, f"{IDENTIFIER}{suffix}") for suffix, (name, _) in KINDS.items()]
    return {
        "CFBundleDisplayName": NAME,
        "CFBundleName": NAME,
        "CFBundleDevelopmentRegion": "zh_CN",
        "CFBundleLocalizations": ["zh_CN"],
        "NSHighResolutionCapable": True,
        "LSMinimumSystemVersion": "13.0",
        "NSPrincipalClass": "NSApplication",
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": name,
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [identifier],
                "CFBundleTypeIconFile": "newsroom.icns",
            }
            for _, name, identifier in kinds
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": identifier,
                "UTTypeDescription": name,
                "UTTypeConformsTo": ["public.data"],
                "UTTypeTagSpecification": {"public.filename-extension": [suffix[1:]]},
            }
            for suffix, name, identifier in kinds
        ],
    }
