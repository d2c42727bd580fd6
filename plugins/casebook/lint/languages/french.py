"""French: the words that rules of item writing look for."""

from __future__ import annotations

import re

from casebook.lint.languages.contract import NEVER, Words, compile_any, compile_start, compile_whole, split_words

_TRUE = r"(?:vraie?s?|exacte?s?|correcte?s?|justes?|fausses?|faux|inexacte?s?|incorrecte?s?|erronée?s?)"
_MATTER = r"(?:propositions?|réponses?|affirmations?|options?|assertions?|énoncés?|phrases?)"
_PEOPLE = r"(?:patiente?s|cas|hommes|femmes|enfants|adultes|personnes|malades|nourrissons)"

FRENCH = Words(
    name="fr",
    stop=split_words("""
        un une des le la les l de du d au aux à en et ou mais ni que qui quoi dont où ce cet cette ces c s se sa son ses
        leur leurs il elle ils elles on nous vous je j y ne n pas plus moins très par pour sur sous dans avec sans entre
        vers chez depuis pendant après avant comme si quand lorsque parce car est sont était étaient être été a ont
        avait
        avoir fait peut peuvent doit doivent quel quelle quels quelles lequel laquelle pourquoi comment tout toute tous
        toutes aussi même
        """),
    common=split_words("""
        réponse cas cause enfant maladie jour jours médicament effet examen signe signes groupe heure heures homme mois
        nombre patient patiente personne question résultat résultats droite gauche règle plusieurs étape étude symptôme
        symptômes test tests traitement temps femme semaine semaines année années ans positif négatif normal normale
        """),
    all_others=re.compile(
        rf"\A\W*(?:toute?s? (?:les |ces )?(?:{_MATTER}|précédente?s|ci-dessus)(?: (?:ci-dessus|précédentes|sont"
        rf"|est).*)?"
        rf"|tout(?:es|ce qui)? (?:précède|ci-dessus|est {_TRUE}|sont {_TRUE})|tout ce qui précède"
        rf"|les deux(?: {_MATTER})?"
        r"|[A-F1-6](?:, [A-F1-6])* et [A-F1-6](?: sont \w+)?)\W*\Z",
        re.IGNORECASE,
    ),
    no_others=re.compile(
        rf"\A\W*(?:aucune?(?: (?:de |des )?(?:ces |ceux-ci|celles-ci|ces )?{_MATTER}?(?: .*)?)?|rien de tout cela"
        rf"|ni l['’]un ni l['’]autre)\W*\Z",
        re.IGNORECASE,
    ),
    negative=re.compile(
        r"\b(?i:sauf|excepté|à l['’]exception)\b|\bPAS\b|\bNE\b|\b(?i:le moins|la moins)\b (?i:probable|appropriée?"
        r"|utile|vraisemblable)"
        r"|(?:\A|[.,;:] )(?i:(?:à |de |dans |pour |avec )?(?:quel(?:le)?s?|lequel|laquelle|lesquel(?:le)?s|qui|que"
        r"|qu['’])\b"
        r"(?:(?!\b(?:si|quand|lorsque|parce|bien)\b)[^?.;,])*\b(?:ne|n['’])(?!\W*est-ce)[^?.;,]*\b(?:pas|jamais"
        r"|aucune?)\b)"
        r"|\b(?i:est|sont) (?i:fausses?|faux|inexacte?s?|incorrecte?s?)\b(?! (?:positif|négatif))"
    ),
    unfocused=re.compile(
        rf"(?:\A|[,.:;] )(?:parmi [^?]*?,? ?)?(?:quel(?:le)?s?|lequel|laquelle|lesquel(?:le)?s) (?:est|sont) (?:la "
        rf"|le |les |l['’])?"
        rf"(?:{_MATTER} )?(?:qui est |qui sont )?{_TRUE}(?: {_MATTER})?(?: (?:sur|concernant|à propos|au sujet|pour"
        rf"|de)\b[^?]*)?\W*\Z"
        rf"|(?:\A|[,.:;] )(?:quel(?:le)?s?) {_MATTER}(?: (?:sur|concernant|suivantes?)\b[^?]*?)? (?:est"
        rf"|sont) {_TRUE}\W*\Z"
        rf"|\A(?:choisissez|cochez|sélectionnez|indiquez) (?:la|les|une) (?:ou les )?(?:\w+ )?{_MATTER}\b(?! qui)",
        re.IGNORECASE,
    ),
    topic=compile_start(r"(?:concernant|à propos|au sujet|s['’]agissant|quant à|en ce qui concerne)"),
    finite=compile_any(r"est|sont|était|a|ont|peut|peuvent|doit|doivent|cause|provoque|entraîne|montre|s['’]appelle"),
    commands=split_words("""
        choisissez choisis cochez associez ordonnez classez nommez écrivez citez donnez montrez pointez placez complétez
        calculez estimez indiquez sélectionnez reliez décrivez expliquez résumez comparez trouvez identifiez déterminez
        rangez mettez notez évaluez jugez cliquez choisir cocher associer ordonner classer nommer écrire citer donner
        """),
    absolute=compile_any(
        r"(?<!presque )(?<!pas )toujours|jamais(?! fumé)|systématiquement|sans exception|exclusivement|impossible",
        rf"(?:tous|toutes|aucune?) (?:les |des )?{_PEOPLE}|dans tous les cas|en aucun cas|chez tous",
        r"complètement|totalement|absolument|entièrement|uniquement|seulement(?! (?:si|quand|après))",
    ),
    vague=compile_any(
        r"(?<!plus )(?<!moins )(?<!aussi )(?<!le plus )"
        r"(?:souvent|fréquemment|parfois|rarement|habituellement|généralement|occasionnellement|couramment)",
        rf"de temps en temps|en général|dans (?:la plupart|certains|quelques|beaucoup)(?: des| de)? {_PEOPLE}",
        r"la plupart du temps|quelquefois|d['’]habitude",
    ),
    possible=compile_any(r"peut-être|éventuellement|possiblement|pourrait"),
    detail=re.compile(
        r", (?:qui|que|dont|lequel)\b|\b(?:parce que|car|afin de|en raison de|dû à|notamment|suivie?s? (?:de|d['’]"
        r"|par)|à condition|sauf si)\b",
        re.IGNORECASE,
    ),
    woolly=compile_any(
        r"quelques|plusieurs|beaucoup|plutôt|assez|quelque chose|une (?:sorte|espèce) de|d['’]une certaine"
        r"|certaine?s?|diverses?|etc|d['’]autres (?:causes"
        r"|raisons)"
    ),
    sentence=compile_start(
        r"(?:il|elle|ils|elles|on|nous|ceci|cela|c['’]|(?:le|la|les|son|sa|ses) [\w-]+) ?"
        r"(?:est|sont|était|a|ont|peut|peuvent|doit|doivent|faut|sera)"
    ),
    infinitive=NEVER,
    articles={},
    singular=NEVER,
    plural=NEVER,
    several=NEVER,
    person=compile_any(
        r"patiente?|homme|femme|garçon|fille|enfant|nourrisson|nouveau-né|il|elle", r"(?:âgée? )?de \d+ (?:ans|mois)"
    ),
    general=compile_any(r"(?:est|sont) (?:une?|le|la|les|des|fréquente?s?|rares?|importante?s?)"),
    back=compile_any(
        "ce|cet|cette|ces|il|elle|son|sa|ses|lui|leur|vous|votre|vos|maintenant|prochaine?|d['’]abord|premi(?:er|ère)",
        "patiente?|homme|femme|enfant|image|cas|résultats?|signes?|ici",
        r"probables?|vraisemblables?|diagnostic|cause|meilleure?|appropriée?|explique|conduite|attitude|étape"
        r"|traitement",
    ),
    aside=compile_any(
        r"comme (?:chacun|tout le monde|vous) (?:sait|savez)|il est bien connu|curieusement|d['’]ailleurs|bien entendu",
        r"aime|adore|collectionne|passionnée?|hobby|loisirs?|petits-enfants|favorite?|chorale|échecs|jardinage",
        r"fascinante?|merveilleu\w+|étonnante?|prix nobel|décrite? pour la première fois|ainsi nommée?",
        r"(?:découverte?|décrite?|introduite?)(?: \w+){0,4} en 1[5-9]\d\d",
    ),
    hinged=compile_any(
        r"(?:question|réponse|exercice) (?:précédente?|ci-dessus|antérieure?|n° ?\d+|[a-z]?\d+)",
        r"(?:votre|vos) (?:réponse|choix|diagnostic)(?: \w+)? (?:à|de|dans|ci-dessus|précédente?)",
        r"(?:choisie?|trouvée?|calculée?|identifiée?|nommée?|posée?|évoquée?) (?:ci-dessus|plus haut|à la question"
        r"|précédemment)",
        r"(?:diagnostic|valeur|résultat|réponse) de la question",
        r"que vous (?:venez|avez) (?:de |d['’])?(?:calculer|choisir|trouver|nommer|calculée?|choisie?|trouvée?"
        r"|nommée?)",
    ),
    cautious=compile_any(
        r"peut-être|éventuellement|incertaine?|indéterminée?|attendre|surveill\w+|contrôl\w+|répéter|réévaluer"
        r"|adresser",
        r"d['’]autres|complémentaires?|discuter|envisager|pas encore|plus tard|abstention|aucun traitement|peut"
        r"|pourrait",
        r"vérifier|confirmer|appeler|avis|rappeler|s['’]assurer|interroger",
        r"prud\w+|demander|conservateur|second avis|ne prouve|n['’]exclut",
    ),
    verdict=split_words("""
        vrai vraie vrais faux fausse exact exacte inexact correct correcte incorrect incorrecte juste bon bonne mauvais
        mauvaise réponse réponses option proposition choix oui non donc question convient
        """),
    placeholder=compile_whole(
        r"to ?do.*|à (?:faire|compléter|venir|rédiger).*|n/?a|x+|fixme.*|lorem ipsum.*|(?:justification"
        r"|explication)(?: ici| à venir)?",
        r"voir (?:ci-dessus|ci-dessous|cours|texte|livre)|évident|idem|néant",
    ),
    abbreviations=split_words("IRM TDM VIH AINS ECG VS OMS HAS CHU SAMU UV EEG IM IV LCR NFS PCR HTA SIDA ARN ADN"),
    capitals=split_words("NE PAS SAUF TOUS TOUTES AUCUN AUCUNE ET OU VRAI FAUX PLUS MOINS UNE UN SEULE SEUL"),
)
