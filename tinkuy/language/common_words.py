"""Words that say little in Spanish, Portuguese or English: whoever searches means the others."""

from tinkuy.core.letters import folded

_WORDS = """
a al algo ante como con contra cual cuando de del desde donde e el ella en entre era es esa ese eso esta este esto fue
ha han hay la las le les lo los mas me mi muy ni no nos o para pero por que se sin sobre son su sus tras tu u un una
unas unos y ya
ao aos as ate com da das do dos em essa esse esta este foi isso isto ja mais mas na nas nem no nos ou os pela pelas pelo
pelos por quando sao sem seu seus sua suas tem uma umas um uns
an and are at be been by for from had has have in into is it its of on or that the their there these this those to was
were what when where which who with
"""

COMMON = frozenset(folded(word) for word in _WORDS.split())


def is_common(word: str) -> bool:
    return folded(word) in COMMON
