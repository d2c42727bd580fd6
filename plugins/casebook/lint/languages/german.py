"""German: the words that rules of item writing look for."""

from __future__ import annotations

import re

from casebook.lint.languages.contract import NEVER, Words, compile_any, compile_start, compile_whole, split_words

_TRUE = r"(?:richtig|korrekt|wahr|zutreffend|falsch|unzutreffend|unrichtig|inkorrekt)"
_MATTER = r"(?:aussagen?|antwort(?:en)?|option(?:en)?|behauptung(?:en)?|möglichkeit(?:en)?|sätze?)"
_PEOPLE = r"(?:patient(?:en|innen)?|fällen?|menschen|männern?|frauen|kindern?|erwachsenen?|personen|betroffenen)"
_OTHERS = rf"(?:der |die )?(?:obigen|genannten|oben genannten|vorstehenden|anderen|aufgeführten) ?{_MATTER}?"
_HOLDS = rf"(?: (?:ist|sind|treffen|trifft)(?: {_TRUE}| zu)?)?"

GERMAN = Words(
    name="de",
    stop=split_words("""
        ein eine einer eines einem einen der die das des dem den und oder aber auch als wie an am auf aus bei beim bis
        durch für gegen in im ins mit nach ohne seit über um unter von vom vor zu zum zur zwischen während wegen wenn
        weil dass da damit ob ist sind war waren wird werden wurde wurden sein hat haben hatte hatten kann können
        konnte muss müssen soll sollen darf dürfen nicht kein keine keiner keinen keinem nur noch schon so sehr mehr
        weniger er sie es ihn ihm ihr ihre ihrer ihrem ihren seine seiner seinem seinen man wir uns sich dieser diese
        dieses diesem diesen jener jene jenes hier dort was wer wen wem welche welcher welches welchen welchem warum wo
        wann woran wodurch womit
        """),
    common=split_words("""
        antwort fall ursache kind krankheit erkrankung tag tage tagen mittel medikament wirkung untersuchung befund
        befunde
        gruppe stunde stunden mann monat monate monaten zahl patient patientin person frage ergebnis rechts links regel
        mehrere zeichen schritt studie symptom symptome test tests therapie zeit behandlung frau woche wochen jahr jahre
        jahren positiv negativ normal
        """),
    all_others=re.compile(
        rf"\A\W*(?:alle(?:s)? {_OTHERS}{_HOLDS}|alle {_MATTER} sind {_TRUE}|alle (?:sind {_TRUE}|treffen zu)"
        rf"|alles (?:oben )?genannte|alle davon|beides|beide (?:{_MATTER}|genannten)?{_HOLDS}"
        r"|(?:sowohl )?[A-F1-6](?:, [A-F1-6])* (?:und|sowie|als auch) [A-F1-6](?: sind \w+| treffen zu)?)\W*\Z",
        re.IGNORECASE,
    ),
    no_others=re.compile(
        rf"\A\W*(?:keine?r?s? (?:davon|{_OTHERS}|der {_MATTER}){_HOLDS}|keine {_MATTER} (?:ist|trifft)\b.*"
        rf"|nichts (?:davon|von alledem)|weder noch)\W*\Z",
        re.IGNORECASE,
    ),
    negative=re.compile(
        r"\b(?i:außer|ausgenommen|mit ausnahme)\b|\bNICHT\b|\bKEINE?\w*\b"
        r"|(?:\A|[.,;:] )(?i:(?:bei |für |mit |zu |auf |durch )?(?:welche[rsmn]?|was|wer|wen|wem|woran|wodurch|womit)\b"
        r"(?:(?!\b(?:dass|ob|wenn|weil|obwohl|der|die|das)\b (?:\w+ )*nicht)[^?.;,])*\b(?:nicht|keine?[rsmn]?|nie"
        r"|niemals)\b)"
        r"|\b(?i:am wenigsten|am ehesten nicht|falsch|unzutreffend|unwahr|unrichtig)\b(?!\W*(?:positiv|negativ))"
    ),
    unfocused=re.compile(
        rf"(?:\A|[,.:;] )(?:welche[rsmn]?|was)(?: der folgenden| dieser| der)?(?: {_MATTER})?(?: (?:zu|zur|zum"
        rf"|über)\b[^?]*?)?"
        rf" (?:ist|sind|trifft|treffen)(?: (?:über|zu|zur|zum|für|auf|bei)\b[^?]*?)?(?: (?:nicht"
        rf"|am ehesten))?(?: {_TRUE}| zu)\W*\Z"
        rf"|(?:\A|[,.:;] )(?:was|welche[rs]?(?: {_MATTER})?) (?:trifft|treffen|gilt|stimmt)\b[^?]*\?"
        rf"|\A(?:wählen|kreuzen|markieren|nennen) sie (?:die|eine|alle) (?:\w+ )?{_MATTER}\b(?! \w*,)",
        re.IGNORECASE,
    ),
    topic=compile_start(r"(?:zu|zur|zum|über|bezüglich|hinsichtlich|betreffend|was .* angeht)"),
    finite=compile_any(
        r"ist|sind|war|waren|wird|werden|hat|haben|kann|können|muss|soll|darf|führt|zeigt|heißt|besteht"
    ),
    commands=split_words("""
        wählen wähle ordnen ordne nennen nenne schreiben schreibe markieren markiere zeigen zeige kreuzen kreuze bringen
        bringe berechnen berechne schätzen schätze ergänzen ergänze füllen fülle geben gib bestimmen bestimme suchen
        finden finde vergleichen vergleiche beurteilen beurteile bewerten bewerte beschreiben beschreibe erklären
        erkläre verbinden verbinde sortieren sortiere setzen setze klicken tippen lesen fassen fasse legen lege stellen
        """),
    absolute=compile_any(
        r"(?<!fast )(?<!nicht )immer(?! (?:noch|mehr|wieder|stärker|\w+er\b))",
        r"niemals|nie(?! (?:geraucht|verheiratet))",
        r"ausnahmslos|grundsätzlich|ausschließlich|stets|unmöglich|auf keinen fall|in jedem fall"
        r"|unter keinen umständen",
        rf"(?:bei |in )?(?:allen|jedem|jeder|keinem|keiner) (?:\w+ )?{_PEOPLE}",
        r"alle (?:patienten|menschen|frauen|männer|kinder)",
        r"vollständig|völlig|absolut|nur(?! (?:wenn|falls|noch))",
    ),
    vague=compile_any(
        r"(?<!so )(?<!wie )(?<!am )(?:oft|häufig|meist|meistens|manchmal|gelegentlich|selten|gewöhnlich|üblicherweise)"
        r"|(?:in der regel|ab und zu|hin und wieder|bisweilen|im allgemeinen|zumeist)",
        rf"(?:in|bei) (?:den meisten|vielen|einigen|manchen|wenigen) {_PEOPLE}",
    ),
    possible=compile_any(r"vielleicht|möglicherweise|eventuell|unter umständen|könnte"),
    detail=re.compile(
        r", (?:der|die|das|welche[rs]?|den|dem)\b|\b(?:weil|sodass|um zu|wodurch|aufgrund|insbesondere|gefolgt von"
        r"|mit anschließender?|vorausgesetzt)\b",
        re.IGNORECASE,
    ),
    woolly=compile_any(
        r"einige|viele|wenige|mehrere|ziemlich|irgend\w+|etwas|gewisse[rsn]?|usw|andere (?:ursachen|gründe)"
    ),
    sentence=compile_start(
        r"(?:er|sie|es|man|wir|dies|(?:der|die|das|sein|seine|ihr|ihre) [\w-]+) "
        r"(?:ist|sind|war|waren|wird|werden|hat|haben|hatte|kann|können|muss|soll|sollte|darf)"
    ),
    infinitive=NEVER,
    articles={},
    singular=NEVER,
    plural=NEVER,
    several=NEVER,
    person=compile_any(
        r"(?:\w+-?jährige[rsmn]?|patient|patientin|mann|frau|junge|mädchen|säugling|kind|neugeborenes|er|sie)",
        r"im alter von \d+",
    ),
    general=compile_any(r"(?:ist|sind) (?:eine?|der|die|das|häufig\w*|selten\w*|wichtig\w*)"),
    back=compile_any(
        "dies(?:er|e|es|em|en)|er|sie|ihn|ihm|ihr|ihre[rnms]?|sein|seine[rnms]?|jetzt|nun|nächste[rnms]?|zuerst"
        "|zunächst",
        "patient(?:in|en)?|mann|frau|kind|bild|befund|befunde|ergebnis|ergebnisse|fall|hier|damit|daraus|davon",
        r"wahrscheinlich\w*|ehesten|diagnose|ursache|beste\w*|geeignet\w*|erklärt|maßnahme|vorgehen|schritt|therapie"
        r"|tun",
    ),
    aside=compile_any(
        r"wie (?:jeder|alle|sie|wir alle) (?:weiß|wissen)|bekanntlich|interessanterweise|übrigens|selbstverständlich",
        r"hobby|hobbys|enkel\w*|lieblings\w+|sammelt|liebt|spielt (?:gern|schach)|singt|leidenschaftlich\w*"
        r"|beliebte[rn]?",
        r"faszinierend\w*|spannend\w*|wunderbar\w*|erstaunlich\w*|nobelpreis|benannt nach|erstmals beschrieben",
        r"(?:entdeckt|beschrieben|eingeführt)(?: \w+){0,4} 1[5-9]\d\d|1[5-9]\d\d(?: \w+){0,6} (?:entdeckt"
        r"|beschrieben)\w*",
    ),
    hinged=compile_any(
        r"(?:vorige|vorherige|letzte|obige|vorangegangene|vorangehende)[rnms]? (?:frage|aufgabe|antwort)",
        r"(?:frage|aufgabe|antwort) (?:oben|zuvor|nr\.? ?\d+|[a-z]?\d+)",
        r"(?:ihre|deine)[rnms]? (?:antwort|wahl|diagnose)(?: \w+)? (?:auf|in|aus|oben|von)",
        r"(?:oben|zuvor|eben) (?:gewählte|genannte|gestellte|berechnete|gefundene)[rnms]? (?:diagnose|antwort|test"
        r"|wert|medikament|option)",
        r"(?:soeben|eben|gerade|zuvor) (?:errechnete|berechnete|ermittelte|bestimmte|gewählte|genannte)[rnms]?",
        r"(?:die|das|den) sie (?:soeben|eben|gerade|zuvor|oben)",
        r"(?:diagnose|antwort|wert|ergebnis) (?:aus|von|der|in) (?:frage|aufgabe)",
    ),
    cautious=compile_any(
        r"vielleicht|möglicherweise|eventuell|unklar|unsicher|offen|abwarten|beobachten|kontroll\w*|wiederhol\w*",
        r"untersuch\w*|weitere[rsn]?|überweis\w+|besprechen|nachfragen|erwägen|noch nicht|kein\w* (?:therapie|test"
        r"|behandlung)"
        r"|später",
        r"rückfrag\w*|prüfen|nachsehen|rücksprache|bestätigen|fragen|anrufen|absichern|oberärzt\w+|hinzuziehen",
        r"könnte|kann|nicht (?:bewiesen|sicher|ausgeschlossen|belegt)|konservativ|zweitmeinung|vorsichtig\w*",
    ),
    verdict=split_words("""
        richtig falsch korrekt inkorrekt zutreffend unzutreffend trifft stimmt wahr unwahr antwort antworten option
        optionen aussage wahl ja nein also daher frage passt beste lösung
        """),
    placeholder=compile_whole(
        r"to ?do.*|tb[adc]|n/?a|x+|fixme.*|lorem ipsum.*|folgt.*|keine|(?:begründung|erklärung)(?: hier| folgt"
        r"| fehlt)?",
        r"siehe (?:oben|unten|text|buch|folien?|vorlesung)|selbsterklärend|klar|noch (?:offen|zu schreiben)",
    ),
    abbreviations=split_words("MRT EKG BSG NSAR UV OP ICD DGIM AWMF EEG EU WHO ADHS LWS BWS HWS ISG BKS RR"),
    capitals=split_words("NICHT KEIN KEINE KEINER KEINEN AUSSER ALLE NUR UND ODER BESTE ERSTE WAHR FALSCH EINE EINEN"),
)
