# make run: a fresh machine to a running site with the example. make test: a fresh machine to the whole suite.
# PORT and TINKUY_DATA are read from the environment; README.md names the other settings.

PY := .venv/bin/python
# That ask on SQLite, two more than there are processors: a test that waits for a browser or a site leaves its own to
# another.
PROCESSES ?= 4
PYTEST = tools/in_memory .venv/bin/pytest --processes=$(PROCESSES) -q
IN_ONE_PIECE := heard() { local words code=0; words=$$(env "$$@" 2>&1) || code=$$?; echo "$$*"; echo "$$words"; return $$code; }; heard

# Each command and each test process is read compiled, also where the machine was told not to keep that.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: setup run check types style ready quick test databases both sqlite postgresql alone bench long lock

setup:
	@tools/setup

run: setup
	@exec .venv/bin/tinkuy serve --demo

# Both at once, each with its words in one piece.
check: setup
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target types style

# What it knows is kept for the next change. `test` keeps nothing where nothing was: to write it takes a sixth of its time.
types:
	@tools/parts begin $@
	@$(IN_ONE_PIECE) .venv/bin/mypy $(TYPES_CACHE) tinkuy
	@tools/parts end $@

style:
	@tools/parts begin $@
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/lint-imports
	$(PY) tools/messages.py check
	$(PY) tools/check_django.py
	@tools/parts end $@

# The programs of the machine that tests ask.
ready:
	@tools/parts begin $@
	@tools/chromium
	@tools/apertium
	@tools/faketime
	@tools/parts end $@

# What the change at hand most likely breaks; `test` asks everything.
quick: setup
	@$(PY) -m tools.quick

# Types are read beside style and tests: by one process, which would leave the other processor idle before them. What was
# red is said at the end.
test: setup
	@tools/parts of "ready types style both alone" $(MAKE) --no-print-directory --jobs=3 types databases TYPES_CACHE=$(if $(wildcard .mypy_cache),,--cache-dir=/dev/null)

# What is of no use where the style is not in order waits for it.
databases: ready style
	@$(MAKE) --no-print-directory both alone

# The tests are gathered once for both databases.
both:
	@tools/parts begin $@
	$(PYTEST) --on-postgresql=2
	@tools/parts end $@

sqlite:
	$(PYTEST)

postgresql: PROCESSES = 2
postgresql:
	TINKUY_TEST_ON=postgresql $(PYTEST)

# On a server of its own, where no other test has left a line open; heard in one piece when it has ended.
alone:
	@tools/parts begin $@
	@$(IN_ONE_PIECE) TINKUY_TEST_ON=postgresql tools/in_memory .venv/bin/pytest -q -m alone $$(grep -rl --include='test_*.py' 'mark\.alone' tests tinkuy)
	@tools/parts end $@

# One table: work, peer, floor, goal, ours, ratio, load, all of this machine and this run. Nothing is asserted.
bench: setup
	@tools/wrk
	@$(PY) -m bench

# What takes long: cycles for a reader who reckons exactly, odd posts, and the site killed a hundred times under load; on both databases.
long: setup
	TINKUY_CROSSED=30 $(PYTEST) tinkuy/hiding/tests/test_exact_reader.py tinkuy/hiding/tests/test_exact_rows.py
	TINKUY_POSTS=20000 $(PYTEST) tests/promises/pages/test_answers.py -k no_post
	TINKUY_POSTS=20000 TINKUY_TEST_ON=postgresql $(PYTEST) tests/promises/pages/test_answers.py -k no_post
	TINKUY_KILLS=100 $(PYTEST) tests/promises/no_loss/test_no_loss.py tests/promises/no_loss/test_chaos.py
	TINKUY_KILLS=100 TINKUY_TEST_ON=postgresql $(PYTEST) tests/promises/no_loss/test_no_loss.py tests/promises/no_loss/test_chaos.py

# After a change of pyproject.toml. The lock names hashes and no address; uv.lock does, and stays out of the repository.
lock:
	uv lock --quiet --upgrade
	uv export --frozen --all-groups --no-header --no-emit-project --quiet --output-file requirements.lock
