"""What was joined to a question stands alone again when who asked that one takes it back: with its own support."""

from tinkuy.dialogue.joining.actions import merge_question
from tinkuy.dialogue.moderation.actions import approve_question
from tinkuy.dialogue.questions.actions import upvote_question, withdraw_question, withdraw_upvote
from tinkuy.dialogue.questions.models import QuestionState, Upvote


def test_support_of_a_question_left_alone_is_its_own_again(visible, join, zorzal, tero, facilitation):
    own, into = visible("¿Qué funcionó?"), visible("¿Qué ha funcionado?", voice=zorzal)
    both, moved = join("Chingolo", "AR"), join("Hornero", "AR")
    for voice, question in ((both, own), (both, into), (moved, own)):
        upvote_question(voice=voice, question=question)
    merge_question(actor=facilitation, question=own, into=into)

    withdraw_question(voice=zorzal, question=into)

    own.refresh_from_db()
    assert own.state == QuestionState.WAITING
    assert own.upvotes == Upvote.objects.filter(question=own, joined_from=None).count() == 2
    approve_question(actor=facilitation, question=own)
    for left, voice in ((1, both), (0, moved)):
        assert withdraw_upvote(voice=voice, question=own).upvotes == left
