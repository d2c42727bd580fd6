"""Spanish: the words that rules of item writing look for."""

from __future__ import annotations

import re

from casebook.lint.languages.contract import NEVER, Words, compile_any, compile_start, compile_whole, split_words

_TRUE = r"(?:verdader[oa]s?|ciert[oa]s?|correct[oa]s?|fals[oa]s?|incorrect[oa]s?|errón?e[oa]s?|exact[oa]s?)"
_MATTER = r"(?:afirmación|afirmaciones|opción|opciones|respuestas?|enunciados?|frases?|alternativas?|proposiciones)"
_PEOPLE = r"(?:pacientes|casos|hombres|mujeres|niños|adultos|personas|enfermos|lactantes)"
_THOSE = rf"(?:las |los |estas |estos )?(?:{_MATTER} )?(?:anteriores|mencionad[oa]s|descritas|{_MATTER})"

SPANISH = Words(
    name="es",
    stop=split_words("""
        un una unos unas el la los las lo de del al a en y e o u pero ni que quien cual cuál cuáles qué quién cuyo donde
        dónde cómo cuándo por para con sin sobre entre hasta desde durante tras ante bajo según como si cuando porque
        pues es son era eran ser sido está están estaba estar ha han había haber tiene tienen puede pueden debe deben se
        su sus le les me te nos este esta estos estas ese esa esos esas esto eso aquel aquella no más menos muy ya aún
        todavía todo toda todos todas también otro otra otros otras
        """),
    all_others=re.compile(
        rf"\A\W*(?:tod[oa]s? {_THOSE}(?: (?:son|es).*)?|tod[oa]s son {_TRUE}|todo lo anterior|ambas?(?: {_MATTER})?"
        rf"|amb[oa]s son {_TRUE}"
        r"|[A-F1-6](?:, [A-F1-6])* y [A-F1-6](?: son \w+)?)\W*\Z",
        re.IGNORECASE,
    ),
    no_others=re.compile(
        rf"\A\W*(?:ningun[oa](?: de)? {_THOSE}(?: (?:es|son).*)?|ningun[oa] es {_TRUE}|nada de lo anterior"
        rf"|ningun[oa] de ell[oa]s"
        rf"|ninguna(?: de las)? {_MATTER}.*)\W*\Z",
        re.IGNORECASE,
    ),
    negative=re.compile(
        r"\b(?i:excepto|salvo|a excepción)\b|\bNO\b|\b(?i:menos (?:probable|adecuad[oa]|frecuente|indicad[oa]|útil))\b"
        r"|(?:\A|[.,;:¿] ?)(?i:(?:a |de |en |con |para |por )?(?:cuáles|cuál|qué|quién)\b"
        r"(?:(?!\b(?:si|cuando|porque|aunque)\b)[^?.;,])*\b(?:no|nunca|jamás)\b)"
        r"|\b(?i:es|son) (?i:fals[oa]s?|incorrect[oa]s?)\b(?! (?:positivo|negativo))"
    ),
    unfocused=re.compile(
        rf"(?:\A|[,.:;¿] ?)(?:cuál|cuáles|qué)(?: de (?:las|los|estas"
        rf"|estos)(?: siguientes)?)?(?: {_MATTER})?(?: siguientes)?"
        rf"(?: (?:sobre|acerca|respecto)\b[^?]*?)? (?:es|son)(?: la| las| el| los)?(?: {_MATTER})? {_TRUE}"
        rf"(?: (?:sobre|acerca|respecto|en|para)\b[^?]*)?\W*\Z"
        rf"|\A(?:elija|escoja|marque|seleccione|señale|indique) (?:la|las|una) (?:\w+ )?{_MATTER}\b(?! que)"
        r"|\A(?:con respecto|respecto|en relación|acerca|sobre)\b[^?]*\Z",
        re.IGNORECASE,
    ),
    commands=split_words("""
        elija escoja marque seleccione señale indique ordene relacione asocie empareje nombre escriba cite dé calcule
        estime complete rellene muestre coloque describa explique resuma compare identifique determine clasifique evalúe
        elige escoge marca selecciona señala indica ordena relaciona nombra escribe calcula estima completa
        """),
    absolute=compile_any(
        r"(?<!casi )(?<!no )siempre(?! que)|nunca(?! fum)|jamás|invariablemente|sin excepción|exclusivamente|imposible",
        rf"(?:tod[oa]s (?:l[oa]s )?|ningún |ninguna |cualquier )(?:{_PEOPLE}|paciente|caso)|en ningún caso"
        rf"|bajo ninguna",
        r"(?:descarta|excluye|cura|previene) (?:totalmente|completamente|por completo)|totalmente|absolutamente",
    ),
    vague=compile_any(
        r"(?<!más )(?<!menos )(?<!tan )(?:a menudo|frecuentemente|con frecuencia|a veces|raramente|rara vez"
        r"|habitualmente)",
        r"generalmente|normalmente|usualmente|ocasionalmente|de vez en cuando|por lo general|comúnmente",
        rf"en (?:la mayoría|muchos|algunos|pocos)(?: de los| de las)? {_PEOPLE}|la mayoría de las veces|suele[n]?",
    ),
    detail=re.compile(
        r"\(|\b(?:porque|ya que|debido a|a fin de|para que|especialmente|seguid[oa]s? (?:de|por)|siempre que"
        r"|a menos que)\b",
        re.IGNORECASE,
    ),
    sentence=compile_start(
        r"(?:él|ella|ellos|ellas|esto|eso|(?:el|la|los|las|su|sus) [\w-]+) "
        r"(?:es|son|era|está|están|ha|han|tiene|tienen|puede|pueden|debe|deben)"
    ),
    infinitive=NEVER,
    articles={},
    singular=NEVER,
    plural=NEVER,
    several=NEVER,
    person=compile_any(
        r"paciente|hombre|mujer|varón|niñ[oa]|lactante|recién nacid[oa]|chic[oa]", r"de \d+ (?:años|meses)"
    ),
    back=compile_any(
        "este|esta|estos|estas|él|ella|su|sus|le|usted|ahora|siguiente|próxim[oa]|primer[oa]?|inicial",
        "paciente|hombre|mujer|niñ[oa]|imagen|caso|resultados?|hallazgos?|aquí",
        r"probable|diagnóstico|causa|mejor|adecuad[oa]|explica|conducta|actitud|paso|tratamiento",
    ),
    aside=compile_any(
        r"como (?:todos|usted|todo el mundo) sab\w+|es bien sabido|curiosamente|por cierto|por supuesto|desde luego",
        r"que (?:disfruta|adora)|a quien le (?:gusta|encanta)|su (?:perro|jardín|afición|pasatiempo)",
    ),
    hinged=compile_any(
        r"(?:pregunta|respuesta|ejercicio) (?:anterior|previ[oa]|de arriba|n\.?º ?\d+|[a-z]?\d+)",
        r"(?:su|tu) (?:respuesta|elección|diagnóstico)(?: \w+)? (?:a|de|en|anterior)",
        r"(?:elegid[oa]|calculad[oa]|identificad[oa]|nombrad[oa]|hallad[oa]) (?:arriba|antes|anteriormente"
        r"|en la pregunta)",
        r"(?:diagnóstico|valor|resultado|respuesta) de la pregunta",
    ),
    cautious=compile_any(
        r"quizás?|posiblemente|tal vez|inciert[oa]|indeterminad[oa]|esperar|observa\w*|vigila\w*|controla\w*|repetir",
        r"más (?:pruebas|datos|estudios)|adicional\w*|remitir|derivar|comentar|considerar|todavía no|aún no|más tarde",
        r"puede|podría|conservador\w*|ningún tratamiento|sin tratamiento|segunda opinión|no (?:prueba|excluye"
        r"|descarta)",
    ),
    verdict=split_words("""
        verdadero verdadera falso falsa cierto cierta correcto correcta incorrecto incorrecta exacto exacta bien mal
        respuesta respuestas opción elección sí no entonces pregunta mejor buena mala
        """),
    placeholder=compile_whole(
        r"to ?do.*|por (?:hacer|completar|escribir).*|pendiente.*|n/?a|x+|fixme.*|lorem ipsum.*|(?:justificación"
        r"|explicación)(?: aquí| pendiente)?",
        r"(?:ver|véase) (?:arriba|abajo|texto|libro|clase|apuntes)|obvio|evidente|ídem",
    ),
    abbreviations=split_words(
        "RM TAC TC VIH AINE AINES ECG VSG OMS UCI IMC IV IM UV EEG PCR ADN ARN SIDA LCR HTA EPOC"
    ),
    capitals=split_words("NO EXCEPTO SALVO TODAS TODOS NINGUNA NINGUNO Y O MÁS MENOS UNA UN SOLO SÓLO VERDADERO FALSO"),
)
