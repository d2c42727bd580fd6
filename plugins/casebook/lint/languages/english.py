"""English: the words that rules of item writing look for."""

from __future__ import annotations

import re

from casebook.lint.languages.contract import Words, compile_any, compile_start, compile_whole, split_words

_THOSE = r"(?:the |these |those )?(?:above|options?|answers?|choices|alternatives|statements|others?|these|those|them)"
_HOLDS = r"(?: (?:is|are|apply|applies|would be)\b.*)?"
_MATTER = r"(?:statements?|options?|answers?|sentences?|assertions?|claims?|propositions?|descriptions?|ones?)"
_TRUE = r"(?:true|correct|right|accurate|valid|false|incorrect|untrue|inaccurate|wrong)"
_PEOPLE = r"(?:patients?|cases?|men|women|children|people|persons?|adults?|infants?|individuals?|subjects?)"
_CONNECTED = r"that|who|whose|if|when|because|although|why|how|since|whether|while|but|and|or"
_LEAST = "likely|probable|appropriate|suitable|useful|helpful|consistent|typical|accurate|correct|compatible|expected"

ENGLISH = Words(
    name="en",
    stop=split_words("""
        a an the and or but nor of in on at to for from by with without within into onto over under after before
        during between among through about against as than then so if when while because since although is are was
        were be been being am has have had having do does did done can could may might will would shall should must
        not no nor it its he his him she her hers they their them we us our you your i my me this that these those
        there here who whom whose which what where why how one two three four any some each every all both few more
        most less least other another such only also too very just now yet still again up down out off per via
        """),
    common=split_words("""
        answer case cause child condition day days disease disorder drug drugs effect examination finding findings group
        hour hours kind level man measure month months number patient patients people person question result results
        right left rule several sign signs step study symptom symptoms test tests therapy time together treatment type
        woman week weeks year years positive negative normal
        """),
    all_others=re.compile(
        rf"\b(?i:(?:all|both|any|each) (?:of )?the above)\b|\A\W*(?i:(?:all|both|any)(?: of)? {_THOSE}{_HOLDS}"
        rf"|all (?:are|is) (?:{_TRUE}|possible|needed)|everything (?:above|listed|mentioned))\W*\Z"
        r"|\A\W*(?:[Aa]ll of |[Bb]oth )?\(?(?:[A-F]|[1-6])\)?(?:, \(?(?:[A-F]|[1-6])\)?)*,? (?:and|or|&) "
        r"\(?(?:[A-F]|[1-6])\)?(?: only| together| are \w+)?\W*\Z"
    ),
    no_others=re.compile(
        rf"\b(?:none|neither) (?:of )?the above\b|\A\W*(?:(?:none|neither)(?: of)? {_THOSE}{_HOLDS}"
        rf"|no (?:option|answer|statement) (?:above )?(?:is|applies)\b.*)\W*\Z",
        re.IGNORECASE,
    ),
    negative=re.compile(
        rf"\b(?i:except)\b|\bNOT\b|\b(?i:(?:least|most un) ?(?:{_LEAST}))\b"
        rf"|(?:\A|[.,;:] )(?i:(?:in |for |of |to |with |on )?(?:which|what|who)\b"
        rf"(?:(?!\b(?:{_CONNECTED})\b)[^?.;,])*(?:\bnot\b|\bnever\b|\bcannot\b|n['’]t\b))"
        r"|\b(?i:(?:is|are|statements?) (?:incorrect|untrue|inaccurate|false(?! (?:positive|negative|alarm))))\b"
    ),
    unfocused=re.compile(
        rf"(?:\A|[,.:;] )(?:which|what)(?: one)?(?: of (?:the following|these|those|the options))?(?: {_MATTER})?"
        rf"(?: (?:below|above|about|on|regarding|concerning|of|for)(?: [^?]*?)?)? (?:is|are)(?: (?:not|most|the"
        rf"|least))*"
        rf" {_TRUE}(?= *(?:\?|:|\.|\Z)| (?:about|regarding|concerning|of|for|with|in)\b)"
        rf"|(?:\A|[,.:;] )which of (?:the following|these)(?: {_MATTER})?(?: appl(?:y|ies)[^?]*)?\W*\Z"
        rf"|\A(?:choose|select|pick|mark|identify|find|indicate)(?: (?:the|a|one|all|every))?"
        rf"(?: (?:best|most|{_TRUE}|appropriate|following))* {_MATTER}\b(?! to)"
        rf"|\Awhat (?:can|could) be said (?:about|of)\b",
        re.IGNORECASE,
    ),
    topic=compile_start(
        r"(?:regarding|concerning|about|with (?:regard|respect) to|as (?:regards|to)|on the subject of)"
    ),
    finite=compile_any(
        r"is|are|was|were|has|have|had|does|do|did|can|could|may|might|will|would|should|must|be",
        r"causes?|leads?|shows?|means?|consists?|contains?|includes?|depends?|requires?|produces?|called|due",
    ),
    commands=split_words("""
        choose select pick put match order arrange rank name write list point mark find identify give state calculate
        compute complete fill estimate say sort assign pair describe explain sum summarise summarize enter locate
        indicate tell judge rate decide compare work draft draw place drag click tap read link connect classify
        interpret determine predict note look define outline suggest imagine
        """),
    absolute=compile_any(
        r"(?<!almost )(?<!nearly )(?<!not )always",
        r"(?<!has )(?<!had )(?<!have )(?<!, )never(?![- ](?:smok\w*|married|event|had|been|pregnant))",
        r"invariably",
        r"without exception",
        rf"(?:all|every|no|any) (?:[a-z]+ )?{_PEOPLE}",
        r"(?:under|in) (?:no|any|all) (?:circumstances?|situations?|instances?)",
        r"exclusively",
        r"(?<!the )only(?! (?:child|son|daughter|if|when|after|once|until|then))",
        r"impossible",
        r"completely|totally|entirely|absolutely",
        r"guarantees?",
    ),
    vague=compile_any(
        r"(?<!more )(?<!less )(?<!as )(?<!how )(?<!most )(?<!least )"
        r"(?:usually|often|frequently|commonly|sometimes|occasionally|rarely|seldom|infrequently|generally|typically)",
        rf"in (?:most|many|some|a few|few|several) {_PEOPLE}",
        r"(?:most|some|much) of the time",
        r"(?:from time to time|now and then|once in a while)",
    ),
    possible=compile_any(r"(?<!in )(?<!early )(?<!late )(?:may|might)(?! \d)|possibly|perhaps|probably"),
    detail=re.compile(
        r", (?:with|that|who|by|so)\b|\b(?:because|since|which|whose|due to|owing to|so that|in order to|such as"
        r"|particularly|especially"
        r"|provided|unless|followed by|as well as|with subsequent|resulting in|leading to|caused by)\b",
        re.IGNORECASE,
    ),
    woolly=compile_any(
        r"something|somehow|somewhere|somewhat|anything",
        r"an? few|few|several|quite some|(?:very |rather )?many|rather|fairly|poor(?:ly)?|(?:less|more"
        r"|other) than it should",
        r"some (?:\w+ )?(?:way|kind|sort|effect|reason|change|problem|other|manner)",
        r"in (?:some|a) (?:general|certain|other) way|other (?:things|causes|factors|reasons)|and so on|various|etc",
    ),
    sentence=compile_start(
        r"(?:it|he|she|they|there|this|these|we|you|(?:the|his|her|its) [\w-]+(?: [\w-]+)?) "
        r"(?:is|are|was|were|has|have|had|can|could|will|would|should|must|does|do|did|may|might|causes?|needs?"
        r"|occurs?)"
    ),
    infinitive=compile_start(r"to [a-z]+"),
    articles={
        "a": re.compile(r"\A\W*(?:[^aeiou\W]|u(?:ni|ri|re|ti|s[aeiu])|eu)", re.IGNORECASE),
        "an": re.compile(r"\A\W*(?:[aeio]|u(?!ni|ri|re|ti|s[aeiu])|h(?:our|onest|eir)|[FHLMNRSX][A-Z0-9-])"),
    },
    singular=re.compile(
        r"\A(?:which|what)(?: of (?:the following|these))? (?:is|was)\b|\b(?:is|was)\W*\Z", re.IGNORECASE
    ),
    plural=re.compile(
        r"\A(?:which|what)(?: of (?:the following|these))? (?:are|were|two|three|four|several)\b|\b(?:are|were)\W*\Z",
        re.IGNORECASE,
    ),
    several=re.compile(
        r"\band\b|\A\W*(?:[\w-]+ ){0,2}?[\w-]*[^\Wsiu]s\b(?: (?:of|in|on|at|with|from|to|for)\b|\W*\Z)", re.IGNORECASE
    ),
    person=compile_any(
        r"(?:year|month|week|day)s?[- ]old",
        r"(?:man|woman|boy|girl|patient|infant|child|baby|newborn|adult|athlete|worker|student|nurse|teacher|\w+er)"
        r"(?:,| of| aged) (?:\d+|[\w-]+teen|[\w-]*ty)",
        r"patient|man|woman|boy|girl|infant|newborn|toddler|he|she",
    ),
    general=compile_any(r"(?:is|are) (?:an?|the|one of|among|common|frequent|rare|important|known)"),
    back=compile_any(
        "the two|both|this|that|these|those|he|she|his|her|him|they|their|them|you|your|its?|here|now|next|first|then",
        "patient|patients|man|woman|boy|girl|child|infant|case|picture|scan|figure|image|finding|findings|result"
        "|results",
        "likely|likeliest|probable|diagnosis|explains?|cause|best|appropriate|management|step|report|study|value",
    ),
    aside=compile_any(
        r"as (?:everyone|everybody|you all|we all|you) (?:knows?|remembers?|will (?:know|remember|recall))",
        r"it is (?:well[- ])?known that",
        r"interestingly|remarkably|needless to say|of course|by the way|incidentally|fun fact",
        r"(?:recall|remember) (?:that|from)",
        r"(?:enjoys|loves|likes|adores|collects|(?:is|was) (?:fond|proud) of|enjoyed|loved)",
        r"hobby|hobbies|grandchildren|grandson|granddaughter|favou?rite|pastime|choir|chess|knitting|stamps|gardening",
        r"(?:friendly|charming|cheerful|polite|beloved|popular|kind|jolly) (?:man|woman|boy|girl|patient|teacher"
        r"|farmer)",
        r"(?:great|rare) beauty|charming|famous|legend(?:ary)?|tourists|fascinating|intriguing|wonderful|marvellous"
        r"|beautiful|astonishing",
        r"one of the (?:most|best|great(?:est)?) (?:\w+ )?(?:\w+)? in (?:medicine|biology|science|physiology|nature)",
        r"(?:first|originally) (?:described|discovered|reported|observed)",
        r"(?:discovered|described|introduced|won|awarded|named)(?: \w+){0,4} in 1[5-9]\d\d|nobel prize|named after",
    ),
    hinged=compile_any(
        r"(?:previous|preceding|last|earlier|prior|above) (?:question|item|answer|problem|response|exercise)s?",
        r"(?:question|item|problem|answer|exercise) (?:above|before|below|earlier|no\.? ?\d+|#?[a-z]?\d+)",
        r"your (?:own )?(?:answer|choice|response|diagnosis|calculation|result)(?: \w+)? (?:to|in|from|above|before"
        r"|earlier)",
        r"you(?:'ve|’ve| have)? just (?:\w+ )?(?:out|chosen|selected|named|calculated|found|identified|obtained|made"
        r"|given)",
        r"(?:dose|value|number|result|rate|figure|diagnosis|drug|test) (?:that )?you(?:'ve|’ve| have)?(?: just)?"
        r" (?:worked out|calculated|found|obtained|chose|chosen|got|computed|selected|named)",
        r"you(?:'ve|’ve| have)?(?: just)? (?:chose|chosen|selected|picked|named|calculated|identified|diagnosed"
        r"|answered"
        r"|gave|given|found|made|determined|suspected)(?: \w+)? (?:above|before|earlier|just now"
        r"|in (?:the )?(?:question|item|previous|last|first))",
        r"(?:diagnosis|drug|test|organism|nerve|value|result|disease|disorder|answer|treatment|structure|number"
        r"|finding)"
        r"(?: (?:that )?you)?(?: (?:made|chosen|selected|identified|named|found|calculated|chose|gave|picked"
        r"|diagnosed))?"
        r" (?:above|earlier|just now|in (?:question|item))",
        r"(?:based on|given|using|from) your (?:previous |earlier |last )?(?:answer|choice|response|diagnosis"
        r"|calculation)",
    ),
    cautious=compile_any(
        r"may|might|could|possibly|perhaps|probably|cannot (?:tell|be \w+|say|decide)|uncertain|unclear|unknown"
        r"|undecided",
        r"depends?|consider|wait|watch(?:ful)?|observe|observation|monitor|follow[- ]up|repeat|again|reassess|review",
        r"further|more (?:tests?|data|evidence|information|history)|second opinion|discuss|not yet|until|open",
        r"conservative|no (?:treatment|test|change|conclusion|drug|surgery)|nothing|reassur\w+|refer|later",
        r"look(?:ing)? for|search(?:ing)?|examin(?:e|ing)|another|tell|step back|expert|call|phone|check|confirm"
        r"|consult|verify|clarify|look up|senior|supervisor|pharmacist|help|advice|pause|hold",
        r"not (?:enough|proven|shown|certain|excluded|known)|does not (?:prove|show|exclude)|ask|seek|careful\w*"
        r"|cautious\w*",
    ),
    verdict=split_words("""
        correct correctly incorrect incorrectly right rightly wrong wrongly true false answer answers option options key
        choice choices best yes no distractor therefore statement question response fits fit appropriate good bad
        obviously clearly simply indeed definitely
        """),
    placeholder=compile_whole(
        r"to ?do.*|tb[adc]|n/?a|none|nil|x+|fixme.*|lorem ipsum.*|to be (?:added|written|done|completed|confirmed).*",
        r"(?:add |write |insert )?(?:the |a )?(?:rationale|explanation|reason)(?: here| follows| missing| to follow)?",
        r"(?:see|as) (?:above|below|text|book|textbook|lecture|slides?|notes|key|other options?)(?: .{0,20})?",
        r"self[- ]explanatory|obvious|no (?:comment|rationale|explanation|reason)|placeholder|same",
    ),
    abbreviations=split_words("UK USA US EU WHO NICE NHS FDA IV IM ED ICU GP BP HR OR BMI NSAID NSAIDs PhD"),
    capitals=split_words("NOT EXCEPT BEST MOST LEAST ALL NONE AND OR NO ONLY FIRST LAST NEXT TRUE FALSE ONE TWO MAIN"),
)
