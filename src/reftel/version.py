"""Which reftel this is: part of what a reading is named by."""

VERSION = "0.1.0"
