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
    common=split_words("""
        respuesta caso causa niño niña enfermedad día días fármaco efecto examen signo signos grupo hora horas hombre
        mes
        meses número paciente persona pregunta resultado resultados derecha izquierda regla varios paso estudio síntoma
        síntomas prueba pruebas tratamiento tiempo mujer semana semanas año años positivo negativo normal
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
        rf"|\A(?:elija|escoja|marque|seleccione|señale|indique) (?:la|las|una) (?:\w+ )?{_MATTER}\b(?! que)",
        re.IGNORECASE,
    ),
    topic=compile_start(r"(?:con respecto|respecto|en relación|en cuanto|acerca|sobre)"),
    finite=compile_any(r"es|son|era|está|están|ha|han|tiene|puede|pueden|debe|deben|causa|produce|muestra|se llama"),
    commands=split_words("""
        elija escoja marque seleccione señale indique ordene relacione asocie empareje nombre escriba cite dé calcule
        estime complete rellene muestre coloque describa explique resuma compare identifique determine clasifique evalúe
        elige escoge marca selecciona señala indica ordena relaciona nombra escribe calcula estima completa
        """),
    absolute=compile_any(
        r"(?<!casi )(?<!no )siempre(?! que)|nunca(?! fum)|jamás|invariablemente|sin excepción|exclusivamente|imposible",
        rf"(?:tod[oa]s (?:l[oa]s )?|ningún |ninguna |cualquier )(?:{_PEOPLE}|paciente|caso)|en ningún caso"
        rf"|bajo ninguna",
        r"completamente|totalmente|absolutamente|únicamente|(?:solo|sólo|solamente)(?! (?:si|cuando))",
    ),
    vague=compile_any(
        r"(?<!más )(?<!menos )(?<!tan )(?:a menudo|frecuentemente|con frecuencia|a veces|raramente|rara vez"
        r"|habitualmente)",
        r"generalmente|normalmente|usualmente|ocasionalmente|de vez en cuando|por lo general|comúnmente",
        rf"en (?:la mayoría|muchos|algunos|pocos)(?: de los| de las)? {_PEOPLE}|la mayoría de las veces|suele[n]?",
    ),
    possible=compile_any(r"quizás?|tal vez|posiblemente|podría|a lo mejor"),
    detail=re.compile(
        r", (?:que|cuy[oa]|el cual|la cual)\b|\b(?:porque|ya que|debido a|a fin de|para que|especialmente"
        r"|seguid[oa]s? (?:de|por)|siempre que"
        r"|a menos que)\b",
        re.IGNORECASE,
    ),
    woolly=compile_any(
        r"algun[oa]s|much[oa]s|poc[oa]s|vari[oa]s|bastante|algo",
        r"alg[uú]n[oa]? (?:tipo|forma|manera|efecto)|de alguna|ciert[oa]s?|divers[oa]s|etc",
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
    general=compile_any(r"(?:es|son) (?:una?|el|la|los|las|frecuentes?|rar[oa]s?|importantes?)"),
    back=compile_any(
        "este|esta|estos|estas|él|ella|su|sus|le|usted|ahora|siguiente|próxim[oa]|primer[oa]?|inicial",
        "paciente|hombre|mujer|niñ[oa]|imagen|caso|resultados?|hallazgos?|aquí",
        r"probable|diagnóstico|causa|mejor|adecuad[oa]|explica|conducta|actitud|paso|tratamiento",
    ),
    aside=compile_any(
        r"como (?:todos|usted|todo el mundo) sab\w+|es bien sabido|curiosamente|por cierto|por supuesto|desde luego",
        r"disfruta|adora|le (?:gusta|encanta)|colecciona|aficionad[oa]|pasatiempo|nietos|favorit[oa]|ajedrez|coro"
        r"|jardinería",
        r"fascinante|maravillos[oa]|asombros[oa]|premio nobel|descrit[oa] por primera vez|llamad[oa] así",
        r"(?:descubiert[oa]|descrit[oa]|introducid[oa])(?: \w+){0,4} en 1[5-9]\d\d",
    ),
    hinged=compile_any(
        r"(?:pregunta|respuesta|ejercicio) (?:anterior|previ[oa]|de arriba|n\.?º ?\d+|[a-z]?\d+)",
        r"(?:su|tu) (?:respuesta|elección|diagnóstico)(?: \w+)? (?:a|de|en|anterior)",
        r"(?:elegid[oa]|calculad[oa]|identificad[oa]|nombrad[oa]|hallad[oa]) (?:arriba|antes|anteriormente"
        r"|en la pregunta)",
        r"(?:diagnóstico|valor|resultado|respuesta) de la pregunta",
        r"que (?:acaba de|ha) (?:calcular|elegir|hallar|nombrar|calculado|elegido|hallado|nombrado)",
    ),
    cautious=compile_any(
        r"quizás?|posiblemente|tal vez|inciert[oa]|indeterminad[oa]|esperar|observa\w*|vigila\w*|controla\w*|repetir",
        r"más (?:pruebas|datos|estudios)|adicional\w*|remitir|derivar|comentar|considerar|todavía no|aún no|más tarde",
        r"comprobar|confirmar|preguntar|consultar|llamar|verificar|avisar|aclarar",
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
