"""What is no e-mail is refused by a sentence that names the fault, in every form."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation


@pytest.mark.parametrize("language", ["es", "pt-br"])
def test_the_sentence_names_the_fault_of_an_address(language):
    faults = {
        "colibri.correo.org": {"es": "con @", "pt-br": "com @"},
        "a@b": {"es": "Falta la terminación después de «b»", "pt-br": "Falta o final depois de “b”"},
        "a@b.": {"es": "Falta la terminación después de «b»", "pt-br": "Falta o final depois de “b”"},
        "@mail.org": {"es": "Falta lo que va antes de la @", "pt-br": "Falta o que vem antes do @"},
        "ana@": {"es": "Falta lo que va después de la @", "pt-br": "Falta o que vem depois do @"},
        "ana@correo@mail.org": {"es": "más de una @", "pt-br": "mais de um @"},
        "ana@mail.org, luis@mail.org": {"es": "un solo correo", "pt-br": "um único e-mail"},
        "ana ortiz@mail.org": {"es": "un solo correo", "pt-br": "um único e-mail"},
        "muñoz@mail.org": {"es": "no lleva tildes", "pt-br": "não tem acentos"},
        "@".join(("a" * 60, ".".join(["b" * 60] * 4) + ".org")): {"es": "a lo más 254", "pt-br": "no máximo 254"},
        "ana@-mail.org": {"es": "un carácter", "pt-br": "um caractere"},
    }
    sentences = {}
    with translation.override(language):
        for written in faults:
            with pytest.raises(ValidationError) as refused:
                forms.EmailField().clean(written)
            sentences[written] = refused.value.messages

    assert [(written, len(said)) for written, said in sentences.items()] == [(written, 1) for written in faults]
    assert [written for written, words in faults.items() if words[language] not in sentences[written][0]] == []


def test_what_is_an_address_is_taken_as_it_is():
    assert [forms.EmailField().clean(f" {one} ") for one in ("ana@mail.org", "ana+x@mincancilleria.gob.pe")] == [
        "ana@mail.org",
        "ana+x@mincancilleria.gob.pe",
    ]
