import type { IntentName, SlotName } from '../intents.ts';
import type { SlotDemand } from './spot-slots.ts';

/** What must be heard for an intent, in whatever order and with whatever between. */
export interface SpotRule {
  intent: IntentName;
  /** Slots in the order in which they are looked for. */
  slots: readonly SlotDemand[];
  /** Each must occur; the words that they cover are explained by the rule. */
  words: readonly RegExp[];
  /** None of these may occur. */
  never?: RegExp;
  /** How sure the words alone make it, 0 … 1. */
  sureness: number;
  given?: Partial<Record<SlotName, string>>;
}

const rule = (intent: IntentName, slots: readonly SlotDemand[], sureness: number, words: readonly RegExp[], never?: RegExp): SpotRule =>
  ({ intent, slots, words, sureness, ...(never === undefined ? {} : { never }) });
const lacking = (kind: string, words: readonly RegExp[]): SpotRule => ({ intent: 'unsupported', slots: [], words, sureness: 0.85, given: { kind } });

const clock = /\b(time|clock|hour|o clock|late|noon|midnight|midday)\b/;
const countedTime = /\b(how (many|long|much|far|soon)( more)?( time)?|count|days|weeks|months|nights|sleeps|still|wait)\b/;
const toDay = /\b(until|till|til|before|left|to go|away|remain|remaining|remains|far|long|soon|wait)\b/;
const telling = /\b(tell|talk|know|learn|hear|hearing|say|give|share|explain|describe|teach|anything|something|interested|interesting|facts?|information|what|read|introduce|let us|speak|story|curious|more)\b/;
const writing = /\b(read|reads|written|writing|printed|print|text|letters|says?)\b/;
const heldOut = /\b(holding|hold|(in|inside) (my|this|the) hands?|my (left |right )?hand)\b/;

/**
 * What people ask with words that no pattern has: the key words of each thing that can be asked, with its slots. Patterns go first; this is for "from what
 * I forgot, Finland's capital was what again". Measured on 251 questions of other wording: 49 % understood by patterns alone, see `spot-intent.test.ts`.
 */
export const spotRules: readonly SpotRule[] = [
  rule('time-difference', ['place', 'place2'], 0.9, [/\b(time|times|clocks?|hours?|ahead|behind|later|earlier|apart|zone)\b/]),
  rule('time-in', ['place'], 0.9, [clock], /\b(first|last) time\b/),
  rule('time-in', ['place'], 0.78, [/\b(morning|afternoon|evening|night|day|daytime|dark|light|asleep|awake|sleeping|bedtime)\b/, /\b(is|are|now|already|still|yet|currently)\b/], /\b(day of|days|date|fly|flight|weather)\b/),
  rule('time-now', [], 0.88, [/\b(what|which|the|current|exact|right|how|got|that) (the )?(time|clock|hour|late)\b/, /\b(what|how|tell|know|have|have got|got|say|says|said|show|shows|showing|check|give|need|is it|telling|look)\b/], /\b(first|last|next|this|every|all|each|long|meeting|zone|difference|some|much|more|same) time\b|\btime (to|for|of|and|we|they|was|did)\b|\b(dinner|school|train|home)\b/),
  rule('days-until', ['holiday'], 0.92, [countedTime, toDay]),
  rule('date-of', ['holiday'], 0.9, [/\b(when|what|which|date|day|falls?|celebrate|celebrated|month)\b/], /\bhow (many|long|much)\b/),
  rule('date-on', ['day?'], 0.85, [/\b((what|which) (day|date|weekday|month|year)|(the|current|exact|today is) date|day of the week|weekday|day (do|is|was|will))\b/], /\b(birthday|meeting|born|die|died|wedding|appointment|holiday)\b/),
  rule('convert', ['unit', 'unit2'], 0.92, [/\b(how|in|into|to|is|are|convert|converted|express|expressed|equivalent|equal|equals|make|makes|correspond|corresponds|worth|as|per|does|do)\b/]),
  rule('calculate', ['expression'], 0.88, [/\b(what|how|calculate|compute|work|add|multiply|divide|subtract|sum|give|tell|makes?|equals?|is|result|answer|math|solve|total|know|need|get)\b/]),
  rule('spell', ['word'], 0.92, [/\b(spell|spells|spelled|spelling|letters? (is|are) in|the letters (of|in)|do (you|i|we|people) write|to write|letter by letter)\b/], /\b(read|paper|page|sign|board|wall|label)\b/),
  rule('spell', ['word'], 0.92, [/\bhow\b/, /\bwritten\b/]),
  rule('opposite-of', ['word'], 0.92, [/\b(opposite|opposites|contrary|antonym|antonyms|reverse)\b/]),
  rule('synonym-of', ['word'], 0.92, [/\b(synonyms?|(another|other|different|better|similar|alternative) (words?|way to say|term|name)|(means?|meaning) the same( thing)?( as)?|same meaning( as)?|words? (similar to|like)|similar to|instead of|(else )?(could|can|might) i say|differently|(to|else) say)\b/]),
  rule('kinds-of', ['kinds'], 0.9, [/\b(kinds?|types?|sorts?|varieties|variety|examples?|species|breeds?|forms) of\b|\b(list|name|enumerate) (a few|some|several|many|all|different|the)\b/], /\b(kind|type|sort) of (thing|animal|person|music|currency|money|mood)\b/),
  rule('parts-of', ['whole'], 0.9, [/\b(parts?|pieces|components?|made (up )?(of|from|out of)|make up|consists? of|inside|belongs? to|composed of|built (of|from)|ingredients)\b/], /\bpart of the world\b|\bcontinent\b/),
  rule('country-bigger', ['country', 'country2'], 0.9, [/\b(bigger|larger|smaller|greater|biggest|largest|smallest|compare|as (big|large|small)|more (land|space|area)|less (land|space|area)|size)\b/]),
  rule('country-capital', ['country'], 0.92, [/\b(capitals?|seat of government|governed|governs?)\b/], /\b(letters?|investment|punishment)\b/),
  rule('capital-country', ['city'], 0.9, [/\bcapitals?\b/, /\b(what|which|whose|country|land|nation|state)\b/]),
  rule('country-currency', ['country'], 0.9, [/\b(currency|currencies|money|coins?|cash|bills?|notes?|pay|paying|payed|paid|spend)\b/], /\b(cost|much money|how many people)\b/),
  rule('country-languages', ['country'], 0.9, [/\b(languages?|tongues?|speak|speaks|spoken|speaking|talk|mother tongue)\b/], /\b(do you|can you) (speak|understand)|\btalk about\b|\bspeak about\b/),
  rule('population', ['place'], 0.9, [/\b(people|population|populations|inhabitants?|residents?|citizens?|populous|populated|how many( people)?( live| are living)?|persons?|humans)\b/], /\b(borders?|neighbors?|countries|miles|kilometers|hours|speak|language|languages|official|money|pay|currency|currencies|use|celebrate|square|time|asleep|called|drive|cities)\b/),
  rule('country-area', ['country'], 0.88, [/\b(how (big|large|small|huge|wide|vast|tiny)|big|large|huge|vast|area|size|square (miles|kilometers|meters)|space|surface|land|extent|territory|cover|covers)\b/], /\b(borders?|neighbors?|flag|compared|than|neighboring|population|people|sea)\b/),
  rule('country-neighbours', ['country'], 0.9, [/\b(borders?|bordering|neighbors?|neighboring|next to|touch|touches|touching|adjacent|surround|surrounds|surrounding|around|beside|side of)\b/], /\b(sea|ocean|coast|time)\b/),
  rule('country-calling-code', ['country'], 0.9, [/\b((calling|dialing|dial|country|phone|telephone|area|international|code) ?(code|number|prefix)|codes?|dial|dialing|prefix|phone|call (somebody|someone|people|a friend|my friend|to)|internet domain|digits)\b/], /\b(talk|about)\b/),
  rule('country-flag', ['country'], 0.92, [/\b(flag|flags|banner)\b/]),
  rule('country-landlocked', ['country'], 0.88, [/\b(landlocked|coast|coasts|coastline|sea|seas|seaside|ocean|oceans|shore|beach|beaches|island|harbors?|ports?)\b/]),
  rule('country-region', ['country'], 0.86, [/\b(where|whereabouts|continent|continents|part of the world|located|region|lie|lies|(on|in) (a|the|which|what) (map|globe|world)|(in|part of) (europe|asia|africa|america|south america|north america|oceania))\b/], /\b(money|currency|speak|language|capital|flag|border|borders|time|city|pay|called)\b/),
  rule('city-where', ['city'], 0.86, [/\b(where|whereabouts|(what|which) (country|nation|land|state|continent)|part of the world|located|situated|on (a|the) map|lie|lies)\b/], /\b(capital|time|people|live|money|clock)\b/),
  rule('see-colour', ['thing'], 0.88, [/\b(color|colors|colored)\b/], /\bflag\b/),
  rule('see-holding', [], 0.88, [heldOut, /\b(what|which|guess|recognize|see|know|identify|tell|can|do)\b/], /\b(written|read|text|hold on|color|hold the|hold it)\b/),
  rule('see-text', [], 0.86, [writing, /\b(this|here|sign|label|page|paper|text|letter|note|screen|shirt|board|poster|book|cover|card|words?)\b/], /\b(about|spell|spelled|letters (of|in)|mean|means|meaning|history|opposite|define|louder|synonym|clock)\b/),
  rule('see-people', [], 0.86, [/\b(people|anyone|anybody|somebody|someone|persons?|faces?|alone)\b/, /\b(see|seen|here|room|behind me|in front|picture|with me|else|standing|sitting|beside me|next to me|camera|detect|spot)\b/], /\b(my face|call|speak|live|talk|called)\b/),
  rule('see-mood', [], 0.86, [/\b(happy|sad|angry|tired|smiling|cheerful|bored|upset|worried|excited|surprised|relaxed|mood|expression|scared|nervous|stressed|grumpy)\b/, /\b(do i|am i|i look|i am|i seem|my|me|i appear)\b/], /\b(words?|synonym|opposite|another|spell|mean|means|differently|instead)\b/),
  rule('see-light', [], 0.86, [/\b(dark|bright|brightness|light|lit|dim|lights|lighting|gloomy)\b/, /\b(room|in here|here|enough|too)\b/], /\b(turn|switch|light in weight|speed|opposite|bulb|year)\b/),
  rule('see-thing', ['a-thing'], 0.84, [/\b(see|spot|notice|find|detect|(on|in|at) (the|my|this) (table|desk|wall|floor|shelf|room|picture|corner|background))\b/, /\b(you|is there|are there|there|where|how many|any)\b/], /\b(color|country|continent|map|about|world)\b/),
  rule('see-me', [], 0.84, [/\b((see|recognize|watch|watching|seeing) me|(see|recognize) (who i|my face)|am i (visible|in (the )?(picture|view|frame|shot))|i (be seen|visible)|my face)\b/], /\b(look like|expression|mood|let me see)\b/),
  rule('see-scene', [], 0.86, [/\b(you (can |could )?(see|seeing|looking at|look at|notice|observe)|can be seen|visible|in front of (you|the camera|me)|(the|this|my) (picture|image|camera|scene|surroundings|room|background))\b/, /\b(what|describe|description|tell|anything|everything|look|how)\b/], /\b(mean|means|bright|dark|light|people|anybody|anyone|color|read|text|am i|see me|written|says?|who)\b/),
  rule('define', ['word'], 0.88, [/\b(mean|means|meaning|meant|define|defined|definition|definitions|stands? for|(the|a) (word|term|expression))\b/], /\b(same|spell|spelled|opposite|synonym|another|different|other|letters|written|read)\b/),
  rule('tell-about', ['country'], 0.84, [/\b(about|describe|description|facts?|information|interesting|introduce|introduction|overview|present)\b/, telling], /\b(time|capital|languages?|currency|money|flag|borders?|neighbors?|people|weather|news)\b/),
  rule('tell-about', ['topics'], 0.84, [/\b(about|describe|description of|facts? (about|on)|explain|information|history of|interested in|introduce|introduction to|how .* works?|know of|details on)\b/, telling], /\b(what about|how about|weather|news|think about|worry|worried|forget about)\b/),
  rule('define', ['a-topic'], 0.8, [/\b(what (exactly |actually |really |precisely )?(is|are|was|were|do (we|you|people) call|might|would|could)|(know|sure|tell|idea|explain|wonder|understand|remember|me|forgot|forgotten) (exactly )?what|what kind of|what sort of|used for|who (exactly )?(is|was))\b/], /\b(my|your|his|her|their|our|time|date|color|this|that|these|those|today|wrong|weather|news|name|there|best|are we|we are|did we|will we|she|he|they|i (want|have|had|need|said|say)|favorite|fastest|biggest|largest|smallest|tallest|longest|highest|oldest)\b/),
  rule('privacy', [], 0.86, [/\b(record\w*|sav(e|ed|ing)|stor(e|ed|ing)|keep|keeping|listening|private|privacy|track\w*|spy\w*|eavesdrop\w*)\b/, /\b(i say|i said|i am saying|my (voice|words|data|face|video|picture)|this (call|conversation|talk)|our (call|conversation|talk)|the (call|conversation)|us|what i|anyone|somebody else|someone else|anybody)\b/]),
  rule('can-you-hear', [], 0.86, [/\b(hear|understand|hearing|understanding|follow) (me|my voice|what i|my words|us)\b|\bam i (audible|loud enough|clear)\b/, /\b(you|am i)\b/]),
  rule('languages-spoken', [], 0.86, [/\blanguages?\b/, /\byou\b/, /\b(speak|understand|know|talk|use|speaking)\b/], /\bpeople|language of\b/),
  rule('who-are-you', [], 0.86, [/\b(your name|who (exactly |really )?are you|(should|can|do|may) (i|we|people) call you|(am i|i am) (talking|speaking) (to|with)|what (exactly |really )?are you|kind of (program|machine|robot|assistant) are you)\b/], /\b(able|doing|good at|looking|wearing|seeing|saying|recording|thinking|talking about)\b/),
  rule('abilities', [], 0.86, [/\b(you (can |could )?(do|answer|help|offer)|can i ask|(questions|things) .* (ask|can|you)|you able to|good at|help me|abilities|skills|features|capable of|functions)\b/, /\b(what|how|which|tell|everything|all|list)\b/], /\b(see|hear|speak|spell|record\w*|remember|think|say|weather|time|know about|translate|mean|there|cook|write)\b/),
  lacking('weather', [/\b(weather|forecast|rain|raining|rainy|snow|snowing|umbrella|sunny|cloudy|windy|temperature outside)\b/, /\b(will|is|what|how|do|going to|tell|does|should|today|tomorrow)\b/]),
  lacking('music', [/\bplay\b/, /\b(music|song|songs|radio|jazz|piano|tune)\b/]),
  lacking('stories', [/\b(joke|jokes|story|poem|fairy tale|riddle)\b/, /\b(tell|know|make|write|hear|say)\b/]),
  lacking('news', [/\b(news|headlines)\b/, /\b(what|tell|any|latest|today|give|hear)\b/]),
  lacking('timers', [/\b(timer|alarm|wake me|remind me to|reminder)\b/]),
];
