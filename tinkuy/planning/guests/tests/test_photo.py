"""P12: what is taken in as a photo, and who sees it."""

import struct
import zlib
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from tinkuy.core.errors import Refused
from tinkuy.planning.guests import photo_drawing, photos
from tinkuy.planning.guests.actions.own_page import put_guest_photo, remove_guest_photo
from tinkuy.planning.guests.models import GuestConsent

from .guests import a_guest, agree, browser_of, photo


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.DATA_FOLDER = tmp_path


def bomb() -> bytes:
    """A PNG of a few hundred bytes that says it has 50 000 pixels a side."""
    header = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    body = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


def turned() -> bytes:
    """A photo taken with the telephone upright: 800 × 600, to be turned, with a place in its metadata."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "S"
    return photo((800, 600), exif=exif, comment=b"camera of somebody")


def misdescribed() -> bytes:
    """A photo to be turned whose description is, against the standard, a fraction: Pillow cannot write it again."""
    entries = struct.pack("<HHIIHHIHH", 0x010E, 5, 1, 38, 0x0112, 3, 1, 6, 0)
    tiff = b"II*\0" + struct.pack("<IH", 8, 2) + entries + struct.pack("<III", 0, 1, 1)
    return photo(exif=b"Exif\0\0" + tiff)


BROKEN = {
    "no es una foto": [
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a",
    ],
    "demasiados píxeles": [bomb()],
    "demasiado pequeña": [photo((1, 1)), photo((4000, 60), "PNG")],
    "está dañada": [photo()[:2500], photo(form="PNG")[:700]],
    "más de 5 MB": [b"\xff\xd8\xff" + b"\0" * photos.MOST_BYTES],
}


@pytest.mark.parametrize(("words", "data"), [(words, data) for words, files in BROKEN.items() for data in files])
def test_capability_P12_what_is_no_usable_photo_is_refused_in_a_sentence(words, data):
    with pytest.raises(Refused, match=words):
        photos.drawn_anew(data)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_capability_P12_a_photo_is_drawn_anew_at_most_640_pixels_a_side(form):
    drawn = Image.open(BytesIO(photos.drawn_anew(photo((2000, 1000), form))))

    assert (drawn.format, drawn.size) == ("JPEG", (640, 320))


def test_capability_P12_a_photo_stands_upright_and_tells_nothing_of_place_and_camera():
    data = photos.drawn_anew(turned())
    drawn = Image.open(BytesIO(data))

    assert drawn.size == (480, 640)
    assert not drawn.getexif()
    assert b"Exif" not in data
    assert b"camera of" not in data


def test_capability_P12_metadata_that_no_library_could_write_again_do_not_stop_a_photo():
    drawn = Image.open(BytesIO(photos.drawn_anew(misdescribed())))

    assert drawn.size == (480, 640)


def test_capability_P12_whatever_a_decoder_raises_is_refused_in_a_sentence(monkeypatch):
    def fall(*_args):
        raise struct.error("required argument is not an integer")

    monkeypatch.setattr(Image.Image, "thumbnail", fall)

    with pytest.raises(Refused, match="está dañada"):
        next(photo_drawing.photo(photo(), most_side=640))


def test_a_transparent_picture_gets_a_white_ground():
    out = BytesIO()
    Image.new("RGBA", (200, 200), (0, 0, 0, 0)).save(out, "PNG")

    assert Image.open(BytesIO(photos.drawn_anew(out.getvalue()))).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("mode", "form"), [("CMYK", "JPEG"), ("L", "JPEG"), ("I;16", "PNG"), ("P", "PNG"), ("1", "PNG"), ("LA", "PNG")]
)
def test_whatever_the_colours_are_kept_as_the_photo_is_read(mode, form):
    out = BytesIO()
    Image.new(mode, (300, 200)).save(out, form)

    assert Image.open(BytesIO(photos.drawn_anew(out.getvalue()))).mode == "RGB"


def test_invariant_17_a_photo_needs_its_rights_and_its_alternative_text(scoped, coordination):
    guest = a_guest(coordination, scoped)

    with pytest.raises(Refused, match="de quién es la foto"):
        put_guest_photo(guest=guest, data=photo(), rights=" ", alt="Una mujer sonríe")
    with pytest.raises(Refused, match="qué muestra la foto"):
        put_guest_photo(guest=guest, data=photo(), rights="Propia", alt="")
    with pytest.raises(Refused, match="Elija una foto"):
        put_guest_photo(guest=guest, data=None, rights="Propia", alt="Una mujer sonríe")
    assert not guest.photo


def test_the_file_on_disk_is_sealed_and_the_one_before_goes(scoped, coordination, django_capture_on_commit_callbacks):
    guest = a_guest(coordination, scoped)
    words = {"rights": "Propia", "alt": "Una mujer sonríe"}

    put_guest_photo(guest=guest, data=photo(), **words)
    first = guest.photo
    assert not (photos.PHOTOS.path / first).read_bytes().startswith(b"\xff\xd8")
    assert photos.opened_photo(guest).startswith(b"\xff\xd8")
    with django_capture_on_commit_callbacks(execute=True):
        put_guest_photo(guest=guest, data=photo((300, 300)), **words)
    assert [file.name for file in photos.PHOTOS.path.iterdir()] == [guest.photo] != [first]
    with django_capture_on_commit_callbacks(execute=True):
        remove_guest_photo(guest=guest)
        remove_guest_photo(guest=guest)
    assert list(photos.PHOTOS.path.iterdir()) == []


def test_capability_P12_a_photo_is_seen_by_others_only_while_the_consent_to_it_stands(
    scoped, coordination, focal_point_uy, webinars
):
    guest = a_guest(coordination, scoped, "attribution", places=[(webinars[0], None)])
    put_guest_photo(guest=guest, data=photo(), rights="Propia", alt="Una mujer sonríe")
    public = f"/es/c/{scoped.slug}/guests/{guest.public_id}/photo.jpg"
    of_team = f"/es/team/c/{scoped.slug}/plan/guests/{guest.public_id}/photo.jpg"
    team, other = Client(), Client()
    team.force_login(coordination)
    other.force_login(focal_point_uy)

    assert [Client().get(public).status_code, team.get(of_team).status_code] == [404, 404]
    agree(guest, "photo")
    answer = Client().get(public)
    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (200, "image/jpeg", "no-store")
    assert [team.get(of_team).status_code, other.get(of_team).status_code] == [200, 404]
    GuestConsent.objects.filter(purpose="attribution").delete()
    assert Client().get(public).status_code == 404
    GuestConsent.objects.all().delete()
    assert team.get(of_team).status_code == 404
    assert browser_of(guest).get(f"/es/guest/{scoped.slug}/photo.jpg").status_code == 200


def test_on_the_page_a_refused_photo_leaves_what_was_typed(scoped, coordination):
    guest = a_guest(coordination, scoped)
    file = SimpleUploadedFile("yo.jpg", b"%PDF-1.7 not a photo", "image/jpeg")
    form = {"photo": file, "rights": "Prensa, CC BY 4.0", "alt": "Una mujer sonríe"}

    page = browser_of(guest).post(f"/es/guest/{scoped.slug}/photo/", form)

    assert page.status_code == 422
    assert "no es una foto" in page.text
    assert "Prensa, CC BY 4.0" in page.text
