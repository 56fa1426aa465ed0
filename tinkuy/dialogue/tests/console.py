"""The console in a test: its address, its parts, what it says after a deed."""

from tinkuy.dialogue.questions.models import Question

CONSOLE = "/es/c/ciclo-de-prueba/s/3/console/"


def question_at(question: Question, deed: str) -> str:
    return f"{CONSOLE}questions/{question.public_id}/{deed}/"


def part(client, name: str, tab: str = "waiting") -> str:
    return client.get(f"{CONSOLE}parts/{name}/?tab={tab}").text


def messages_after(client, page: str, **words: str) -> list[str]:
    """What the console says after a deed."""
    return [str(message) for message in client.post(page, words, follow=True).context["messages"]]
