"""The words of a ledger's table: which column is which, and what its cells call a kind, a role, a currency.

It is without Django's models: a reader in the sandbox uses it. Ours are those of `ledger.tables.lines_table` in each
language, so that what was taken away comes back; the others are those that people give their sheets.
"""

from collections.abc import Mapping
from functools import cache

from tinkuy.attendance.reports.vocabulary import key_of

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "day": ("Day", "Día", "Dia", "Date", "Fecha", "Data", "Fecha de pago", "Data do pagamento"),
    "kind": ("Kind", "Tipo", "Type", "Clase", "Rubro", "Category", "Categoría", "Categoria"),
    "what": (
        *("What it was", "Qué fue", "O que foi", "What", "Description", "Descripción", "Descrição", "Concept"),
        *("Concepto", "Conceito", "Detalle", "Detalhe", "Item", "Ítem", "Activity", "Actividad", "Atividade", "Gasto"),
    ),
    "role": ("Role", "Rol", "Papel", "Función", "Função", "Whose hours", "De quién son las horas"),
    "hours": ("Hours", "Horas", "Person hours", "Horas persona", "Horas-persona", "Horas de trabajo", "Horas-pessoa"),
    "replaces": (
        *("Stands for the estimate", "Reemplaza la estimación", "En lugar de la estimación", "Vale pela estimativa"),
        *("No lugar da estimativa", "Substitui a estimativa"),
    ),
    "amount": (
        *("Amount", "Importe", "Valor", "Monto", "Cost", "Costo", "Coste", "Custo", "Total", "Quantia", "Precio"),
        *("Preço", "Price"),
    ),
    "currency": ("Currency", "Moneda", "Moeda", "Divisa"),
    "institution": (
        *("Institution", "Institución", "Instituição", "Organisation", "Organization", "Organización"),
        *("Organização", "Donor", "Donante", "Doador", "Given by", "Aportado por"),
    ),
    "note": (
        *("Where the number comes from", "De dónde sale la cifra", "De onde vem o número", "Source", "Fuente"),
        *("Fonte", "Note", "Nota", "Comprobante", "Comprovante", "Observaciones", "Observações", "Invoice", "Factura"),
    ),
}

KINDS: Mapping[str, tuple[str, ...]] = {
    "hours": (
        "Hours of work",
        "Horas de trabajo",
        "Horas de trabalho",
        "Hours",
        "Horas",
        "Work",
        "Trabajo",
        "Trabalho",
    ),
    "cash": (
        *("Money", "Dinero", "Dinheiro", "Cash", "Efectivo", "Gasto", "Gastos", "Expense", "Despesa", "Pago"),
        *("Pagamento", "Payment"),
    ),
    "tool": (
        *("Tool or licence", "Herramienta o licencia", "Ferramenta ou licença", "Tool", "Licence", "License"),
        *("Herramienta", "Licencia", "Ferramenta", "Licença"),
    ),
    "in_kind": (
        *("Given in kind", "Aporte en especie", "En especie", "Em espécie", "Doado em espécie", "In kind"),
        *("Contribuição não financeira", "Especie", "Espécie"),
    ),
}


@cache
def known_columns() -> Mapping[str, str]:
    """Header to column, each word with its column."""
    return {word: name for name, words in COLUMNS.items() for word in words}


@cache
def kinds_by_key() -> Mapping[str, str]:
    return {key_of(word): kind for kind, words in KINDS.items() for word in words}
