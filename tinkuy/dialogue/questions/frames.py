"""Questions as the stream sends them."""

import json
from collections.abc import Mapping

from tinkuy.convening.registrations.models import Registration
from tinkuy.dialogue.floor.frames import Frame, part_in_frame
from tinkuy.dialogue.floor.queries.lookup import floor_of
from tinkuy.dialogue.floor.rules import may_be_read
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.questions.queries.listing import floor_question, question_with_id, questions_by, upvotes_on_floor
from tinkuy.dialogue.questions.rules import ON_THE_FLOOR
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.webinar import Webinar


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
    return part_in_frame("mine", webinar, {"own": questions_by(webinar, voice)})


FRAMES: Mapping[str, Frame] = {"question": question_frame, "upvotes": upvotes_frame, "mine": own_questions_frame}
