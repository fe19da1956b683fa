"""Looking at a library that cannot be written, and carrying it to where it can be.

Runs in any thread; needs no open desk.
"""

from __future__ import annotations

from pathlib import Path

from newsroom.errors import Bar
from newsroom.store.carrying import carry
from newsroom.store.lock import Holder, holder
from newsroom.store.still import Still, sweep
from newsroom.store.viewing import REFUSED, Viewed, barred, copied

__all__ = ["REFUSED", "Holder", "Still", "Viewed", "barred", "carry", "copied", "holder", "sweep"]


def why_viewed(viewed: Viewed) -> str:
    """Who has it and since when, or what else bars writing, in words for people."""
    if viewed.bar is Bar.HELD:
        if viewed.holder is None:
            return "这个稿库正由另一个程序使用"
        where = "" if viewed.holder.here else f"在电脑 {viewed.holder.host} 上"
        return f"{viewed.holder.who} 正{where}使用这个稿库，从 {viewed.holder.when} 开始"
    if viewed.bar is Bar.NETWORK:
        return "这个稿库在网络共享文件夹里，只能看"
    return "这个稿库的文件或文件夹是只读的，只能看"


def free(path: Path) -> bool:
    """Whether nobody names himself as its writer any more. Slow where the network is."""
    return holder(path) is None
