"""A small place with a name tells who somebody is, where the sentence tells of their work."""

from tinkuy.language.personal_data.guard import alerts

TELLS = {
    "Lo ves de lunes a viernes en la gomería El Tano, ahí está de encargado.": "gomería El Tano",
    "Él maneja el camión de la distribuidora San Roque.": "distribuidora San Roque",
    "Trabaja de lunes a sábado, doce horas, en el lavadero El Brillo.": "lavadero El Brillo",
    "Ela faz unha no salão da Cida.": "salão da Cida",
    "Faz bico de garçom no bar do Zeca.": "bar do Zeca",
    "She got a job at the Sunrise bakery in Lethem.": "Sunrise bakery",
    "Mi mamá lava ropa en el Hospital Central de San Cristóbal.": "Hospital Central de San Cristóbal",
    "Dá expediente no cartório de Assis Brasil.": "cartório de Assis Brasil",
    "Ella empezó de aseadora en Corabastos y sigue ahí.": "Corabastos",
    "El Rincón Andino, un negocio que ya da trabajo a tres mujeres.": "El Rincón Andino",
    "Es propietaria de una peluquería que funciona en La Candelaria.": "una peluquería que funciona en La Candelaria",
    "Un trabajador de la constructora Peñaloza cayó del andamio.": "constructora Peñaloza",
    "La patrona del local “Flor de un día” le quitó los documentos.": "local “Flor de un día”",
    "“El Farolito” es un bar nocturno a la salida del pueblo.": "El Farolito",
    "Trabajo con mi prima en el puesto de comida venezolana La Arepera.": "puesto de comida venezolana La Arepera",
    "Logo começou na Serralheria Boa Esperança, no turno da noite.": "Serralheria Boa Esperança",
    "She danced at the Golden Parrot Nightclub until the police came.": "Golden Parrot Nightclub",
    "As a waitress and dishwasher at Casa Linda she earned nothing.": "Casa Linda",
    "Escapó de un taller clandestino en Villa Celina donde la tenían encerrada.": "taller clandestino en Villa Celina",
    "Seis mujeres fueron rescatadas de un cabaré de Pozo Hondo.": "cabaré de Pozo Hondo",
    "A família foi resgatada de uma carvoaria em Ribeira Funda.": "carvoaria em Ribeira Funda",
    "Consiguió empleo de mesera en un restaurante de Puerto Hondo.": "restaurante de Puerto Hondo",
    "Fue contratada en una peluquería ubicada en la calle 14 y Junín.": "peluquería ubicada en la calle 14",
    "Doce mujeres fueron rescatadas de bares de la colonia 5 de Mayo.": "bares de la colonia 5 de Mayo",
    "Es docente de la I.E. 20417, a tres horas del pueblo.": "I.E. 20417",
    "Ele é auxiliar em um frigorífico na MS-911, longe de tudo.": "frigorífico na MS-911",
    "Começou a trabalhar na Semeadura como voluntária.": "Semeadura",
    "Twenty of us were packing shrimp at R.J. Morrow.": "R.J. Morrow",
    "El temporero laboraba en el fundo denominado Las Pircas.": "Las Pircas",
    "Nine guest workers picked pears for Grey Heron Orchards.": "Grey Heron Orchards",
    "Trabajaban para Agrícola Los Molles sin contrato.": "Agrícola Los Molles",
    "The workers were brought by Dune Growers, LLC.": "Dune Growers, LLC",
    "A company called Blue Harvest hired us. Then Blue Harvest kept our papers.": "Blue Harvest | Blue Harvest",
    "Doce fueron rescatadas de la whiskería El Refugio Azul. En El Refugio Azul no había salida.": (
        "whiskería El Refugio Azul | El Refugio Azul"
    ),
    "Trabajó en los bares “La Rueda”, “Mar Azul” y “Tres Lunas”.": "“La Rueda”, “Mar Azul” y “Tres Lunas”",
    "Trabaja en los restaurantes Nasari, Ramen Chico y Casa Tong. A ella Casa Tong no le paga.": "Casa Tong",
    "El local fue clausurado por explotación. Ubicado en Sarmiento 78 bis, abría de noche.": "Sarmiento 78 bis",
    "El negocio, ubicado en Olmos 627, tenía a seis mujeres encerradas y explotadas.": "Olmos 627",
    "A proprietária da Confeitaria Doce Lua veio em 2018.": "Confeitaria Doce Lua",
    "Seis mujeres fueron explotadas. Fue en el bar, denominado “El Paso”.": "bar, denominado “El Paso”",
    "Six men sued Redwing Staffing. Their lawyer says Redwing Staffing paid nothing.": (
        "Redwing Staffing | Redwing Staffing"
    ),
    "Las jóvenes eran explotadas. Dormían en dos campos de la localidad de Agua Mansa.": "campos de la localidad",
}
CLEAN = (
    "El Ministerio de Trabajo inspeccionó la mina Santa Fe.",
    "Prometía trabajo en una fábrica de Iquique.",
    "El taller sobre trabajo digno se hizo en el hotel Las Dunas.",
    "La finca queda lejos y nadie trabaja los domingos.",
    "Las enfermeras del país piden turnos más cortos.",
    "La posta de Pozo Hondo atiende hoy con un solo paramédico.",
    "A rede foi criada pela Agência da ONU para as Migrações.",
    "Trabaja en la Argentina desde hace dos años.",
    "Varias peluquerías de Lima dan trabajo a migrantes.",
    "Fueron aliciados en Bom Jardim e ouvidos no Ministério Público.",
    "El acta se firmó en el salón Los Próceres de la gobernación.",
    "The forum on human trafficking was held at the Seaview Hotel.",
    "Es vigilante de un conjunto residencial 12 horas al día.",
    "Es dueña de un negocio y paga impuestos.",
    "Las víctimas de trata pueden acercarse a la sede, ubicada en Bolívar 250.",
    "El local fue clausurado por explotación. La fiscalía, ubicada en Bolívar 250, recibe denuncias.",
    "La empresa Redes del Sur donó equipos. Las víctimas de trata reciben apoyo.",
    "Los restaurantes de Bolivia, Chile y Perú emplean a migrantes.",
)


def test_capability_S10_a_named_place_of_work_is_found_wherever_the_sentence_tells_of_the_work():
    marked = {text: " | ".join(_works(text)) for text in TELLS}

    assert {text: words for text, words in marked.items() if TELLS[text] not in words} == {}


def test_what_was_inspected_promised_or_only_met_at_is_nobodys_place_of_work():
    assert {text: words for text in CLEAN if (words := _works(text))} == {}


def _works(text: str) -> list[str]:
    return [one.text for one in alerts(text) if one.kind == "work"]
