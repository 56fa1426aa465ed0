"""The measurements of Tinkuy. `make bench` prints one table of this machine and keeps it in `var/bench/figures.json`.

Nothing here is asserted: figures are read beside their reference of the same run, as medians and ratios.
"""
