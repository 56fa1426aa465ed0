"""The measurements of Tinkuy. `make bench` runs them all on this machine and writes `var/bench.json`.

Nothing here is asserted: figures are read beside their reference of the same run, as medians and ratios.
"""
