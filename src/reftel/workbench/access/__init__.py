"""Who may use a workbench, and for what: users, passwords, roles, sessions."""
