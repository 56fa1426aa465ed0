"""What the room, the console and the stream show of questions."""

import json
from collections.abc import Mapping

from tinkuy.convening.registrations.models import Registration
from tinkuy.dialogue.floor.models import Floor
from tinkuy.dialogue.floor.parts import Context, Frame, part_in_frame
from tinkuy.dialogue.floor.queries import floor_of
from tinkuy.dialogue.floor.rules import may_be_read
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.presence.queries import countries_lately_of_many
from tinkuy.dialogue.questions.queries import (
    floor_question,
    question_with_id,
    questions_by,
    questions_on_floor,
    upvotes_on_floor,
)
from tinkuy.dialogue.questions.rules import LONGEST_QUESTION, ON_THE_FLOOR
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.webinar import Webinar

FEW = 6
"""So many cards the room shows; the rest has its own page."""
FIRST_QUESTIONS = 2 * FEW
"""So many are sent with the page: one that gains support takes its place among the few without being asked for."""


def questions_in_room(webinar: Webinar, floor: Floor | None, voice: Voice) -> Context:
    questions = questions_on_floor(webinar, floor, voice)
    return {"questions": questions[:FIRST_QUESTIONS], "questions_in_all": len(questions), "few": FEW}


def own_questions_in_room(webinar: Webinar, voice: Voice) -> Context:
    return {"own": questions_by(webinar, voice)}


def asking_in_room(webinar: Webinar, voice: Voice) -> Context:
    """How a question would appear, sent now. Who has a name and shows it is known, whatever their country; an alias or
    a number is not, and so goes with the country by itself only where that names nobody.
    """
    shows_country = voice.country in countries_lately_of_many(webinar)
    return {
        "name": voice.name,
        "has_name": voice.has_name,
        "has_alias": voice.has_alias,
        "own_country": voice.country,
        "country_is_told": shows_country,
        "starts_with_country": shows_country or (voice.has_name and not voice.has_alias),
        "longest": LONGEST_QUESTION,
    }


def question_frame(webinar: Webinar, public_id: str) -> str:
    row = question_with_id(webinar, public_id)
    if row is None or row.state not in ON_THE_FLOOR or not may_be_read(row.regime, row.webinar):
        return f'<li id="q-{public_id}" data-gone></li>'
    one = floor_question(row, floor_of(webinar))
    return part_in_frame("question", webinar, {"one": one})


def upvotes_frame(webinar: Webinar, _subject: str) -> str:
    return json.dumps(upvotes_on_floor(webinar))


def own_questions_frame(webinar: Webinar, channel: str) -> str:
    """One's own questions; the channel says whose."""
    _own, kind, key = channel.split(":")
    if kind == "registration":
        voice = Voice(registration=Registration.objects.filter(public_id=key).first())
    else:
        voice = Voice(person=Person.objects.filter(pk=int(key)).first())
    return part_in_frame("mine", webinar, own_questions_in_room(webinar, voice))


FRAMES: Mapping[str, Frame] = {"question": question_frame, "upvotes": upvotes_frame, "mine": own_questions_frame}
