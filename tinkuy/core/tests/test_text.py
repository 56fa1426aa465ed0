from tinkuy.core.text import TranslatedField, displayed_language, folded, in_language, tidy

TEXTS = {"es": "Trata de personas", "pt-br": "Tráfico de pessoas"}


def test_folded_text_compares_without_accents_case_and_spacing():
    assert folded("  Coordinación  REGIONAL ") == folded("coordinacion regional")


def test_tidy_text_loses_what_one_cannot_see():
    assert tidy("  Ana\u200b \u202equispe\x00\n") == "Ana quispe"
    assert tidy("Peru\u0301") == "Perú"


def test_a_text_is_shown_in_the_readers_language_then_the_main_one_then_any():
    assert in_language(TEXTS, "pt-br") == "Tráfico de pessoas"
    assert in_language(TEXTS, "en") == "Trata de personas"
    assert in_language({"en": "Trafficking"}, "pt-br") == "Trafficking"
    assert in_language(None, "es") == ""


def test_the_language_shown_is_told():
    assert displayed_language(TEXTS, "en") == "es"
    assert displayed_language({"en": "Trafficking"}, "pt-br") == "en"
    assert displayed_language({}, "pt-br") == "pt-br"


def test_a_translated_field_keeps_only_known_languages_and_tidies():
    assert TranslatedField().get_prep_value({"es": " Hola\u200b ", "fr": "Salut", "en": ""}) == {"es": "Hola"}
