"""`python -m reftel` is `reftel`."""

from reftel.cli import main

main(prog_name="reftel")
