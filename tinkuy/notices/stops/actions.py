from tinkuy.notices.addresses.fingerprints import address_index
from tinkuy.notices.models import MailStop

from .topics import Topic


def stop_topic(topic: Topic, *, index: str, of: str = "", about: str = "") -> None:
    """No more mail of *topic* for the address with this fingerprint; twice is once."""
    if topic.ends is not None:
        topic.ends(about, of)
        return
    MailStop.objects.get_or_create(index=index, topic=topic.name, of=of if topic.is_of_cycle else "")


def take_back_stop(topic: Topic, *, index: str, of: str = "") -> bool:
    """Whoever asks for mail of *topic* again gets it; whether it was stopped."""
    scope = of if topic.is_of_cycle else ""
    return bool(MailStop.objects.filter(index=index, topic=topic.name, of=scope).delete()[0])


def carry_stops(*, former: str, email: str, of: str) -> None:
    """Whoever changed their address in the cycle *of* wants no more at the new one than at the *former*."""
    index = address_index(email)
    for stop in MailStop.objects.filter(index=address_index(former), of=of):
        MailStop.objects.get_or_create(index=index, topic=stop.topic, of=of)
