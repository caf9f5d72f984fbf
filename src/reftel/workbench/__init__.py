"""The workbench: a ledger read, checked and judged in a browser, on this machine alone. Data below, pages here."""
