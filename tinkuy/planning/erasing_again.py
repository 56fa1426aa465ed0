"""After a restore of an older copy: what was erased of guests since goes again. What cannot be opened goes too."""

from django_scopes import scope

from tinkuy.journal.erasures import Named, needs_keys, replayed_by
from tinkuy.planning.account.closing import ACCOUNT_CLOSED, NAME_FORGOTTEN, close_accounts_again, forget_names_again
from tinkuy.planning.guests.actions.erasing import EMPTY, ERASED, PHOTO_DROPPED, REMOVED, drop_photo, erase_guest
from tinkuy.planning.guests.models import Guest, GuestCode, GuestDevice
from tinkuy.planning.team.actions.accounts import ACCOUNT_REMOVED
from tinkuy.planning.team.actions.invitations import remove_accounts_again


def register_replays() -> None:
    """Called once, in `AppConfig.ready`."""
    replayed_by(ERASED, erase_guests_again)
    replayed_by(REMOVED, remove_guests_again)
    replayed_by(PHOTO_DROPPED, drop_photos_again)
    replayed_by(ACCOUNT_REMOVED, remove_accounts_again)
    replayed_by(NAME_FORGOTTEN, forget_names_again)
    replayed_by(ACCOUNT_CLOSED, close_accounts_again)
    needs_keys("guests", erase_unreadable)


def erase_guests_again(named: Named) -> int:
    guests = [guest for guest in _all() if named(guest.public_id) and not guest.is_erased]
    for guest in guests:
        with scope(cycle=guest.cycle):
            erase_guest(guest)
    return len(guests)


def remove_guests_again(named: Named) -> int:
    guests = [guest for guest in _all() if named(guest.public_id)]
    for guest in guests:
        with scope(cycle=guest.cycle):
            erase_guest(guest)
            guest.delete()
    return len(guests)


def drop_photos_again(named: Named) -> int:
    guests = [guest for guest in _all() if guest.photo and named(guest.photo)]
    for guest in guests:
        with scope(cycle=guest.cycle):
            drop_photo(guest)
    return len(guests)


def erase_unreadable() -> int:
    """Where the keys are lost."""
    GuestDevice.objects.all().delete()
    GuestCode.objects.all().delete()
    for guest in _all():
        if guest.photo:
            drop_photo(guest)
    return int(Guest.objects.exclude(sealed_name=b"").update(**EMPTY))


def _all() -> list[Guest]:
    return list(Guest.objects.select_related("cycle"))
