"""Facts → measures with bounds: presence, volumes, shares, concentration, stocks, networks, panels; each with its
evidence."""
