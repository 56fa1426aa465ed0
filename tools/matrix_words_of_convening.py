"""Deeds of convening, and of its lists, in words, Spanish and English: part of `matrix_words.py`."""

DEEDS_OF_CONVENING = {
    "see_messages": ("ver los mensajes de una sesión y cuándo salen", "see the messages of a session and when they go"),
    "approve_messages": (
        "aprobar, detener o descartar los mensajes de una sesión",
        "approve, hold or drop the messages of a session",
    ),
    "write_messages": ("escribir los mensajes del ciclo", "write the messages of the cycle"),
    "preview_messages": ("ver un mensaje como lo recibe una persona", "see a message as one person receives it"),
    "share_the_cycle": (
        "tomar el texto, la dirección y el código QR con que se invita al ciclo",
        "take the text, the address and the QR code that invite to the cycle",
    ),
    "invite": (
        "invitar a personas de una lista, por correo o teléfono, y ver qué pasó con cada invitación",
        "invite persons of a list, by mail or telephone, and see what became of each invitation",
    ),
    "answer_invitations": (
        "responder una invitación con el enlace del correo, o no recibir más",
        "answer an invitation by the link of its mail, or get no more",
    ),
    "follow_a_shared_link": ("inscribirse desde un enlace compartido", "come to register by a shared link"),
    "reschedule_webinars": (
        "mover, aplazar y cancelar sesiones; se avisa a quienes se inscribieron",
        "move, postpone and cancel sessions; those registered are told",
    ),
    "see_registrants": ("ver las inscripciones por nombre; queda anotado", "see registrations by name; it is noted"),
    "keep_registrants": (
        "confirmar a mano, reenviar la confirmación, marcar, corregir y retirar inscripciones",
        "confirm by hand, send the confirmation again, mark, correct and withdraw registrations",
    ),
    "export_lists": (
        "descargar listas con nombres, por un motivo que guarda la bitácora; un referente local, las de su país",
        "take lists with names away, for a reason that the journal keeps; a focal point, those of their country",
    ),
    "take_addresses": (
        "descargar los correos de quienes participan, por un motivo que leen la bitácora y cada persona",
        "take the addresses of the participants away, for a reason that the journal and each person read",
    ),
    "issue_certificates": (
        "emitir los certificados de asistencia y ver cuándo se emitieron",
        "issue the certificates of attendance, and see when they were issued",
    ),
    "keep_own_registration": ("ver, descargar y borrar su inscripción", "see, download and erase one's registration"),
    "change_own_registration": ("cambiar su inscripción", "change one's own registration"),
    "plan_registration": ("fijar lugares y preguntas de la inscripción", "set places and questions of registration"),
    "admit_participants": ("aceptar o no cada inscripción", "accept each registration or not"),
    "take_answers": ("ver y descargar las respuestas de quien se inscribe", "see and take away the answers"),
}
