"""`python -m qda.cli` is `sitat`, where it is not installed."""

from qda.cli import main

main(prog_name="sitat")
