/**
 * Questions are wrapped: "could you please tell me how big Germany is". These are the same words without the wrapping and with the verb
 * where a plain question has it. Each way back to a plain question is tried beside the words as they are.
 */
const frames: readonly RegExp[] = [
  /^(please )?(can|could|would|will) you (please )?(kindly )?(tell|show|explain to|say to|remind) me (please )?(again )?/, /^(please )?(tell|show|explain to) me (please )?(again )?/, /^(do|would|can) you (happen to |perhaps |maybe )?(know|say) /, /^(have you )?(got )?any idea /,
  /^i (would |really )*(like|want|need|love|wish) to (know|find out|hear|ask you|ask|learn) /, /^i wonder /, /^i (was|am) (just )?wondering /, /^i need (to have )?/, /^(can|could|may) i (please )?(have|get) /, /^let me know /, /^(please )?(can|could|would|will) you (please |also |kindly )*/, /^(i (would like|want|need) you to|i (would like|want|need) to|please help me) (please )?/, /^(may|can|could) i (ask|know|hear) (you )?/, /^the question is /, /^(?:what (?:do|will|would) (?:i|you|we) (?:get|have) )?(?:if|when) (?:i|you|we) (?=(?:take|add|subtract|multiply|divide)\b)/, /^(excuse me|pardon me|sorry|listen)( but)? (?=\w+ \w+)/, /^(and|so|okay|well|hey|hello|hi) (?=\w+ \w+)/,
];
const endings = /( for me| to me| please| then| exactly| on (?:the|a) map| if you do not mind| right now| somewhere| by the way| if you can| if you know| would you| can you tell me| do you know| called| at all| anyway| what is left| how much is left| what remains| what do (?:i|you|we) (?:get|have))+$/;
/** Words in the middle that name what is named already or ask for an opinion of a fact: "the city of Oslo", "how big would you say France is". */
const fillers = /\b(?:the (?:city|town|country|state|land) of (?!the\b|origin\b)|the name of (?=the\b)|would you say |do you (?:think|reckon|suppose) (?=i|that|it|there)|of all things |happen to |(?:on earth|in the world) (?=(?:is|are|does|do)\b))/g;
/** What has other words for it: orders of arithmetic, what is left when "I would love to hear" is taken off. */
const orders: readonly (readonly [RegExp, string])[] = [[/^take (.+?) (?:away )?from (.+)$/, 'subtract $1 from $2'], [/^add up /, 'add '], [/^(?:something|anything|more|a bit|a little)(?: more)? about /, 'tell me about ']];
const askers = /^(what|which|how|who|when|where|why)\b/;

/** All plain forms of a sentence, itself first; none that is the same twice. */
export function rephrasings(words: readonly string[]): string[][] {
  const whole = words.join(' ');
  const forms = new Set<string>([whole]);
  let inner = whole.replace(endings, '').replace(fillers, '').trim();
  forms.add(inner);
  for (let layer = 0; layer < 3; layer++) {
    const frame = frames.find((pattern) => pattern.test(inner));
    if (frame === undefined) break;
    inner = inner.replace(frame, '');
    forms.add(inner);
  }
  for (const form of [...forms]) for (const [order, plain] of orders) if (order.test(form)) forms.add(form.replace(order, plain));
  for (const form of [...forms]) for (const plain of withVerbInPlace(form)) forms.add(plain);
  return [...forms].filter((form) => form.split(' ').length > 1 || form === whole).map((form) => form.split(' '));
}

function withVerbInPlace(form: string): string[] {
  if (!askers.test(form)) return [];
  const plain: string[] = [];
  // "what would the capital be", "what day will thanksgiving be"
  const future = /^(.*?) (would|will|might|could) (.+?) be( .*)?$/.exec(form);
  if (future !== null) plain.push(`${future[1] ?? ''} is ${future[3] ?? ''}${future[4] ?? ''}`);
  if (/ is it going to be /.test(form)) plain.push(form.replace(/ is it going to be /, ' is it '));
  if (/ (would|will|might) be /.test(form)) plain.push(form.replace(/ (would|will|might) be /, ' is '));
  // "what time it is in Moscow"
  if (/^(what|how|which)( \w+){0,4} it (is|was)\b/.test(form)) plain.push(form.replace(/ it (is|was)\b/, ' $1 it'));
  // "how big germany is", "what a bicycle is made of", "who you are"
  const late = /^(what|which|how|who|when|where)( \w+)? (.+) (is|are|was|were)( (?:made of|spoken|located|called|spelled|used|in|on))?$/.exec(form);
  if (late !== null) {
    const [, asker = '', second = '', middle = '', verb = '', tail = ''] = late;
    plain.push(`${asker} ${verb}${second} ${middle}${tail}`, `${asker}${second} ${verb} ${middle}${tail}`);
  }
  return plain;
}
