"""`make quick` asks the tests that stand beside a change."""

from pathlib import Path

from tools.quick import ALWAYS, folders_to_test


def test_a_changed_file_asks_the_nearest_tests_and_a_changed_test_itself(tmp_path: Path):
    for place in ("tinkuy/planning/guests/tests", "tinkuy/planning/guests/templates/planning", "tinkuy/design/tests"):
        (tmp_path / place).mkdir(parents=True)
    test = tmp_path / "tinkuy/design/tests/test_icons.py"
    test.touch()

    folders = folders_to_test(
        [
            "README.md",
            "tinkuy/design/tests/test_icons.py",
            "tinkuy/planning/guests/queries.py",
            "tinkuy/planning/guests/templates/planning/guest.html",
            "tinkuy/planning/urls.py",
        ],
        tmp_path,
    )

    assert folders == sorted([*ALWAYS, "tinkuy/design/tests/test_icons.py", "tinkuy/planning/guests/tests"])


def test_a_test_whose_whole_folder_is_asked_is_not_asked_twice(tmp_path: Path):
    (tmp_path / "tinkuy/design/tests").mkdir(parents=True)
    (tmp_path / "tinkuy/design/tests/test_icons.py").touch()

    folders = folders_to_test(["tinkuy/design/icons.py", "tinkuy/design/tests/test_icons.py"], tmp_path)

    assert folders == sorted([*ALWAYS, "tinkuy/design/tests"])
