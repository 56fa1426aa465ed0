"""The deeds of the access matrix in words, Spanish and English: what `matrix_page.py` writes."""

from tools.matrix_words_of_convening import DEEDS_OF_CONVENING

DEEDS = {
    **DEEDS_OF_CONVENING,
    "see_sheets_to_publish": ("ver las fichas por publicar", "see the sheets to publish"),
    "document_cycles": (
        "dar el ciclo por documentado, con su ficha",
        "say that the cycle is documented, with its sheet",
    ),
    "see_the_design_system": ("ver el muestrario de la interfaz", "see the pattern book of the interface"),
    "sign_in": ("entrar", "sign in"),
    "sign_out": ("salir", "sign out"),
    "confirm_oneself": ("mostrar de nuevo que es quien es", "show again that one is who one is"),
    "see_own_security": ("ver la seguridad de su cuenta y cerrar sesiones", "see one's security and end sessions"),
    "change_own_security": (
        "cambiar su contraseña, llaves de acceso, aplicación y códigos",
        "change one's password, passkeys, app and codes",
    ),
    "read_the_development_mailbox": (
        "leer el buzón de pruebas (solo en el propio equipo, sin servidor de correo)",
        "read the development mailbox (on this machine only, without a mail server)",
    ),
    "stop_mail": (
        "dejar de recibir mensajes, o volver a recibirlos, por el enlace de un correo",
        "stop messages, or get them again, by the link of a mail",
    ),
    "bring_returned_mail": (
        "traer el correo que volvió (un programa del servidor de correo, con firma)",
        "bring mail that came back (a program of the mail server, signed)",
    ),
    "see_own_cycles": ("ver sus ciclos", "see one's cycles"),
    "see_the_installation": ("ver el estado de la instalación", "see the state of the installation"),
    "trust_the_clock": (
        "confirmar el reloj y un borrado que no estaba anunciado",
        "confirm the clock, and an erasure that was not announced",
    ),
    "give_hub_roles": ("dar y retirar roles sobre el hub", "give roles over the hub and take them back"),
    "name_the_hub": ("escribir cómo se llama el hub", "write what the hub calls itself"),
    "keep_own_account": (
        "escribir su nombre, su idioma y su institución",
        "write one's name, language and institution",
    ),
    "create_institutions": (
        "ver el directorio de instituciones y agregar una",
        "see the directory of institutions and add one",
    ),
    "keep_institutions": ("corregir una institución y unir dos", "correct an institution and make one of two"),
    "create_cycle": ("iniciar un ciclo", "start a cycle"),
    "see_plan": ("ver el plan y el equipo", "see the plan and the team"),
    "plan_cycle": ("escribir el plan: sesiones, agenda, regímenes", "write the plan: sessions, agenda, regimes"),
    "plant_hooks": ("abrir, recoger y cerrar hilos", "open, pick up and close threads"),
    "see_the_work_together": (
        "ver las decisiones, las tareas, los anfitriones y el reparto del trabajo",
        "see the decisions, the tasks, the hosts and the share of the work",
    ),
    "propose_decisions": (
        "proponer decisiones a los países y ofrecer resoluciones a sus objeciones",
        "propose decisions to the countries and offer resolutions to their objections",
    ),
    "record_decisions": ("registrar lo que acordó una sesión", "record what a session agreed on"),
    "give_voice": (
        "responder por su país a una propuesta: consentir, objetar o abstenerse",
        "answer a proposal for their country: consent, object or abstain",
    ),
    "plan_tasks": ("escribir, cambiar y quitar tareas", "write, change and remove tasks"),
    "hand_over_duties": ("pasar a otra persona los pendientes propios", "hand over what waits on oneself"),
    "do_own_tasks": ("marcar como hecha la propia tarea", "say that one's own task is done"),
    "choose_hosts": ("elegir el país anfitrión de una sesión", "choose the host country of a session"),
    "see_participation": (
        "ver la participación por sesión y por país, solo recuentos",
        "see participation by session and by country, counts only",
    ),
    "follow_the_trail": (
        "seguir el rastro de un hallazgo, de lo que se dijo a lo que causó",
        "follow the trail of a finding, from what was said to what it caused",
    ),
    "see_warnings": (
        "ver las alertas tempranas y el efecto de los hilos, solo recuentos",
        "see the early warnings and the effect of threads, counts only",
    ),
    "decide_on_warnings": (
        "decidir sobre una alerta; un referente local, sobre las de su país",
        "decide on a warning; a focal point, on those of their country",
    ),
    "set_warning_thresholds": (
        "cambiar los umbrales de las alertas del ciclo",
        "change the thresholds of the cycle's warnings",
    ),
    "see_the_call": (
        "ver la convocatoria de temas; quién propuso entre los participantes no se ve",
        "see the call for themes; who of the participants proposed is not seen",
    ),
    "run_the_call": (
        "abrir y cerrar la convocatoria, mostrar, aceptar y declinar propuestas",
        "open and close the call, show, accept and decline proposals",
    ),
    "vote_on_proposals": ("votar una propuesta por su país", "vote on a proposal for their country"),
    "answer_the_call_as_team": ("proponer y comentar en la convocatoria", "propose and comment in the call"),
    "read_the_call": ("leer lo que se propuso", "read what was proposed"),
    "answer_the_call": (
        "proponer, apoyar y comentar temas, sin nombre",
        "propose, support and comment on themes, without a name",
    ),
    "hold_webinars": (
        "decir que una sesión se realizó, corregir sus horas reales y escribir su resumen",
        "say that a session was held, correct its real hours and write its summary",
    ),
    "plan_guests": (
        "cuidar a expositores y contrapartes; un referente local, a los de su país y a los que no tienen país",
        "keep speakers and counterparts; a focal point, those of their country and those without one",
    ),
    "see_guest_photo": (
        "ver la foto de una persona invitada, mientras ella lo permita",
        "see a guest's photo, while they allow it",
    ),
    "enter_as_guest": (
        "abrir su página de persona invitada con el enlace o el código del correo",
        "open one's page as a guest by the link or the code of the mail",
    ),
    "keep_own_guest_page": (
        "corregir sus datos y su foto, dar o retirar cada permiso, descargar y borrar lo suyo",
        "correct one's data and photo, give or take back each consent, download and erase what is one's own",
    ),
    "consent_to_be_shown": ("decidir si aparece en las páginas públicas", "decide whether to be shown in public"),
    "advance_cycle": ("llevar el ciclo a su estado siguiente", "take the cycle to its next state"),
    "give_roles": ("dar y retirar roles", "give roles and take them back"),
    "share_institutions": (
        "agregar al directorio común una institución de un ciclo de tema delicado",
        "add an institution of a cycle with a delicate theme to the common directory",
    ),
    "set_regime": ("fijar el régimen por defecto del ciclo", "set the cycle's default regime"),
    "set_retention": ("acortar el tiempo que se guardan los nombres", "shorten how long names are kept"),
    "clone_cycles": ("hacer un ciclo nuevo a partir de este", "make a new cycle from this one"),
    "settle_threads": (
        "resolver un hilo que nadie recogió: acuerdo, ficha o próximo ciclo",
        "settle a thread that nobody picked up: agreement, sheet or next cycle",
    ),
    "register": ("inscribirse a un ciclo, sin cuenta", "register for a cycle, without an account"),
    "leave_quickly": (
        "salir rápido: cerrar lo que este navegador tenía abierto",
        "leave quickly: close what this browser had open",
    ),
    "follow_the_dates": ("seguir las fechas de un ciclo", "follow the dates of a cycle"),
    "follow_own_sessions": ("seguir las fechas propias, sin tema", "follow one's own dates, without the theme"),
    "enter_as_participant": (
        "abrir su página de participante con el enlace o el código del correo",
        "open one's page as a participant by the link or the code of the mail",
    ),
    "keep_own_registration": (
        "ver, cambiar, descargar y borrar la propia inscripción",
        "see, change, download and erase one's own registration",
    ),
    "see_attendance": ("ver los recuentos de asistencia", "see the counts of attendance"),
    "import_attendance": (
        "importar informes de asistencia y deshacerlos; preparar listas de inscripciones",
        "import attendance reports and undo them; prepare lists of registrations",
    ),
    "register_from_lists": (
        "inscribir a quienes trae una lista, y deshacerlo",
        "register those of a list, and undo it",
    ),
    "issue_certificates": (
        "emitir los certificados de asistencia y ver cuándo se emitieron",
        "issue the certificates of attendance, and see when they were issued",
    ),
    "check_a_certificate": ("comprobar un certificado por su código", "check a certificate by its code"),
    "see_needs": (
        "ver qué necesitan quienes participan, sin ver quién lo pidió",
        "see what participants need, without seeing who asked for it",
    ),
    "take_addresses": (
        "descargar los correos de quienes participan, por un motivo que leen la bitácora y cada persona",
        "take the addresses of the participants away, for a reason that the journal and each person read",
    ),
    "export_lists": (
        "descargar listas con nombres, por un motivo que guarda la bitácora; un referente local, las de su país",
        "take lists with names away, for a reason that the journal keeps; a focal point, those of their country",
    ),
    "keep_header_words": (
        "guardar las palabras con que se reconocen las columnas de los informes",
        "keep the words by which the columns of reports are known",
    ),
    "match_attendance": ("decidir de quién es una cuenta sin asignar", "decide whose an account without owner is"),
    "see_agreements": ("leer los acuerdos del ciclo", "read the agreements of the cycle"),
    "catch_agreements": (
        "anotar un acuerdo mientras se toma, y retirar el que no lo era",
        "write down an agreement while it is made, and take back one that was none",
    ),
    "keep_agreements": (
        "cambiar el texto de un acuerdo, agregar sus partes, pedir que lo confirmen, contar qué pasó, hacerlo público",
        "write an agreement anew, name its parties, have it confirmed, say what became of it, make it public",
    ),
    "answer_agreements_by_link": (
        "responder a un acuerdo con el enlace de un correo, sin cuenta, y contar qué pasó con él",
        "answer an agreement by the link of a mail, without an account, and say what became of it",
    ),
    "find_the_desks": (
        "encontrar dónde se conduce, se anota y se proyecta cada sesión",
        "find where each session is led, noted and shown on the screen",
    ),
    "find_the_room_by_code": ("llegar a una sala por su código", "come to a room by its code"),
    "see_the_room": ("ver la sala de una sesión en vivo", "see the room of a live session"),
    "take_part": (
        "preguntar, apoyar, votar y dar una señal en la sala",
        "ask, support, vote and give a sign in the room",
    ),
    "moderate": (
        "moderar preguntas, conducir la agenda, abrir encuestas y elegir qué se proyecta",
        "moderate questions, lead the agenda, open polls and choose what the screen shows",
    ),
    "take_notes": ("escribir las notas compartidas", "write the shared notes"),
    "propose_notes": ("proponer notas compartidas", "propose shared notes"),
    "show_the_screen": ("abrir el proyector", "open the projector"),
    "import_transcripts": ("importar transcripciones y describir voces", "import transcripts and describe voices"),
    "compare_codings": (
        "codificar por segunda vez a ciegas y resolver las diferencias",
        "code a second time unseen and settle the differences",
    ),
    "edit_transcripts": (
        "corregir transcripciones y quitar palabras de ellas",
        "correct transcripts and take words out of them",
    ),
    "keep_materials": (
        "guardar grabaciones, presentaciones, actas y fotos de una sesión, y decir quién las tiene y hasta cuándo",
        "keep recordings, slides, minutes and photos of a session, and say who has them and until when",
    ),
    "have_materials": (
        "tener los materiales de una sesión que se comparten con uno",
        "have the materials of a session that are shared with one",
    ),
    "have_materials_as_participant": (
        "ver los materiales que se comparten con quien se inscribió",
        "see the materials that are shared with whoever registered",
    ),
    "code_passages": ("codificar pasajes y cuidar el libro de códigos", "code passages and keep the codebook"),
    "resolve_personal_data": (
        "resolver uno por uno los avisos de datos personales",
        "resolve the alerts about personal data one by one",
    ),
    "write_findings": ("escribir hallazgos y enviarlos a los países", "write findings and send them to the countries"),
    "validate_findings": (
        "validar hallazgos por su país, nunca uno propio",
        "validate findings for their country, never their own",
    ),
    "validate_by_link": (
        "responder por un país con el enlace de un correo: solo eso, y mientras esa persona sea su referente",
        "answer for a country by the link of a mail: that alone, and while that person is its focal point",
    ),
    "read_evidence": ("leer transcripciones, citas y hallazgos", "read transcripts, quotes and findings"),
    "read_drafts": ("leer el borrador de la ficha", "read the draft of the sheet"),
    "write_sheets": ("escribir la ficha y enviarla a revisión", "write the sheet and send it to its peers"),
    "comment_sheets": ("comentar los párrafos del borrador", "comment on the paragraphs of the draft"),
    "review_sheets": (
        "revisar la ficha; nunca la propia ni la de su organización",
        "review the sheet; never one's own nor one's organisation's",
    ),
    "approve_sheets": ("aprobar las palabras exactas de la ficha", "approve the exact words of the sheet"),
    "publish_sheets": ("publicar fichas", "publish sheets"),
    "retire_sheets": ("retirar fichas", "retire sheets"),
    "subscribe_to_the_hub": ("recibir por correo las fichas nuevas", "get new sheets by mail"),
    "see_uses_of_sheets": ("ver cuánto se usa cada ficha", "see how much each sheet is used"),
    "write_to_the_hub": ("escribir al hub o a un referente local", "write to the hub or to a focal point"),
    "write_to_a_cycle": ("escribir al equipo de un ciclo", "write to the team of a cycle"),
    "answer_letters": ("responder lo que le escriben a uno desde afuera", "answer what is written to one from outside"),
    "answer_practice_calls": ("ofrecer una práctica en una convocatoria", "offer a practice in answer to a call"),
    "run_practice_calls": ("convocar prácticas y decidir sobre ellas", "call for practices and decide on them"),
    "import_sheets": ("traer fichas de afuera y pedir su revisión", "bring in sheets from outside and ask for reviews"),
    "follow_practice": (
        "ver qué respondió cada país a las recomendaciones",
        "see what each country answered to the recommendations",
    ),
    "communicate_recommendations": ("comunicar recomendaciones a un país", "communicate recommendations to a country"),
    "record_adoptions": ("registrar qué adopta un país y qué logra", "record what a country adopts and achieves"),
    "exchange_support": ("pedir apoyo a otro país u ofrecerlo", "ask another country for support or offer it"),
    "record_visibility": ("anotar la visibilidad de los referentes", "write down how focal points were seen in public"),
    "take_own_letters": ("llevarse las propias cartas de reconocimiento", "take one's own letters of recognition"),
    "check_a_letter": ("comprobar una carta por su código", "check a letter by its code"),
    "verify_practice": ("decir cómo va una práctica, o verificar la de otro", "say how a practice goes or verify one"),
    "answer_recommendations_by_link": (
        "responder a una recomendación, pedir apoyo ofrecido y contar cómo va por el enlace de un correo",
        "answer a recommendation, ask for offered support and tell how it goes by the link of a mail",
    ),
    "record_responses": ("registrar la respuesta de un país y sus acciones", "record a country's response and actions"),
    "take_practice_away": ("descargar lo que su país respondió", "download what their country answered"),
    "report_back": ("escribir el informe de su país", "write the report of their country"),
    "schedule_reports": ("decidir cuándo se pregunta cómo va", "decide when it is asked how it goes"),
    "decide_openness": (
        "decidir qué puede leer cualquier persona de la respuesta de su país",
        "decide what everybody may read of the answer of their country",
    ),
    "read_the_journal": ("leer la bitácora: quién cambió qué y cuándo", "read the journal: who changed what, and when"),
    "see_the_dashboard": ("ver el tablero y el chequeo del ciclo", "see the dashboard and the cycle's check-up"),
    "download_figures": ("descargar cifras e informes para un donante", "download figures and reports for a donor"),
    "keep_the_ledger": ("llevar el registro de recursos del ciclo", "keep the ledger of the cycle"),
    "download_the_ledger": ("descargar los recursos del ciclo", "download the ledger of the cycle"),
    "take_indicators": ("llevarse los indicadores de un período", "take the indicators of a period away"),
    "see_reports": ("ver los informes para un donante", "see the reports for a donor"),
    "see_the_cycle": ("ver el ciclo y sus sesiones", "see the cycle and its sessions"),
    "read_the_hub": ("leer, buscar y descargar fichas y su rastro", "read, search and download sheets and their trail"),
    "follow_the_hub": ("seguir y reutilizar lo publicado", "follow and reuse what is published"),
    "read_the_manual": ("leer el manual", "read the manual"),
    "ask_for_health": ("preguntar si el servicio está sano", "ask whether the service is healthy"),
}
"""Each action of the matrix in words: Spanish, English."""
