"""Every command, declared once: menus, context menus, palette and shortcut sheet follow."""
