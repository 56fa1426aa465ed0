"""What the API and the files of data tell of each thing: each field with what it means.

The answers, their description and the dictionary of the data are made of these classes: a field that is not here is
told nowhere. Texts are by language, since the data are the same for all.
"""

from dataclasses import dataclass
from typing import Annotated

from django.utils.translation import gettext_lazy as _

type Texts = dict[str, str]
"""By the code of the language."""


@dataclass(frozen=True)
class Sheet:
    identifier: Annotated[str, _("Name of the sheet; it never changes")]
    slug: Annotated[str, _("Name of the sheet in its addresses")]
    title: Annotated[Texts, _("Title, by language")]
    summary: Annotated[Texts, _("Summary of the practice, by language")]
    addresses: Annotated[Texts, _("Page of the sheet, by language")]
    countries: Annotated[list[str], _("Countries that took part, by ISO code")]
    sessions: Annotated[int, _("Sessions of the cycle, held or planned at publication")]
    risks: Annotated[int, _("How many risks it holds")]
    practices: Annotated[int, _("How many good practices it holds")]
    lessons: Annotated[int, _("How many lessons it holds")]
    recommendations: Annotated[int, _("How many recommendations it holds")]
    published_at: Annotated[str, _("When the version in force was published (UTC)")]
    changed_at: Annotated[str, _("When anything of it changed last (UTC)")]
    is_example: Annotated[bool, _("Whether it belongs to the example data")]


@dataclass(frozen=True)
class File:
    form: Annotated[str, _("Ending of the file")]
    layout: Annotated[str, _("Layout; empty where there is one only")]
    media_type: Annotated[str, _("Kind of file, as HTTP names it")]
    address: Annotated[str, _("Where it is downloaded")]


@dataclass(frozen=True)
class SheetText:
    language: Annotated[str, _("Language of the text")]
    version: Annotated[int, _("Number of the version")]
    published_on: Annotated[str, _("Day of publication")]
    content_hash: Annotated[str, _("Fingerprint of the words (SHA-256)")]
    guiding_question: Annotated[str, _("Question that guided the cycle")]
    licence: Annotated[str, _("Licence under which it may be used")]
    citation: Annotated[str, _("How to cite it")]
    doi: Annotated[str, _("Its DOI as an address, where the hub registered one")]
    files: Annotated[list[File], _("Files of the sheet")]


@dataclass(frozen=True)
class Finding:
    sheet: Annotated[str, _("Sheet that prints it")]
    code: Annotated[str, _("Its number in the sheet, as RE-1")]
    kind: Annotated[str, _("risk, good_practice, lesson or recommendation")]
    heading: Annotated[Texts, _("Heading, by language")]
    text: Annotated[Texts, _("Text, by language")]
    quotes: Annotated[int, _("On how many quotes it rests")]
    countries: Annotated[list[str], _("Countries quoted, as far as they may be named")]
    is_proposal: Annotated[bool, _("Whether it is a proposal that the countries have not confirmed")]
    validation: Annotated[Texts, _("What the countries said of it, by language")]
    address: Annotated[str, _("Its own page, where it has one")]


@dataclass(frozen=True)
class WholeSheet(Sheet):
    cycle: Annotated[str, _("Cycle that it sums up")]
    texts: Annotated[list[SheetText], _("One for each language")]
    findings: Annotated[list[Finding], _("Its findings")]


@dataclass(frozen=True)
class CountryState:
    country: Annotated[str, _("ISO code of the country")]
    state: Annotated[str, _("Where it stands, as it shows")]


@dataclass(frozen=True)
class Recommendation:
    id: Annotated[str, _("Key of the recommendation")]
    code: Annotated[str, _("Its number in the sheet, as RE-1")]
    cycle: Annotated[str, _("Cycle from which it comes")]
    title: Annotated[Texts, _("The recommendation, by language")]
    states: Annotated[list[CountryState], _("Countries that show where they stand")]
    unnamed: Annotated[int, _("Further answers, counted where that tells of no country")]
    address: Annotated[str, _("Its own page, where it has one")]
    is_example: Annotated[bool, _("Whether it belongs to the example data")]


@dataclass(frozen=True)
class Session:
    number: Annotated[int, _("Place of the session in the cycle")]
    title: Annotated[Texts, _("Title, by language")]
    starts_at: Annotated[str, _("When it begins (UTC)")]
    state: Annotated[str, _("Where the session stands")]


@dataclass(frozen=True)
class Cycle:
    slug: Annotated[str, _("Name of the cycle in its addresses")]
    title: Annotated[Texts, _("Title, by language")]
    guiding_question: Annotated[Texts, _("Question that guides the cycle, by language")]
    state: Annotated[str, _("Where the cycle stands")]
    main_language: Annotated[str, _("Main language of the cycle")]
    languages: Annotated[list[str], _("Languages that are spoken")]
    countries: Annotated[list[str], _("Countries invited, by ISO code")]
    sheet: Annotated[str, _("Its published sheet; empty while there is none")]
    address: Annotated[str, _("Its page")]
    is_example: Annotated[bool, _("Whether it belongs to the example data")]


@dataclass(frozen=True)
class WholeCycle(Cycle):
    sessions: Annotated[list[Session], _("Its sessions in their order")]


@dataclass(frozen=True)
class Country:
    code: Annotated[str, _("ISO code of the country")]
    name: Annotated[Texts, _("Name, by language")]
    cycles: Annotated[list[str], _("Public cycles that invited it")]
    sheets: Annotated[int, _("Published sheets that name it")]
    in_practice: Annotated[int, _("Recommendations and practices that it shows to be in practice")]
    address: Annotated[str, _("Its page")]
