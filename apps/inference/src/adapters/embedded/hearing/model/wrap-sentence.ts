const askToSay = ['can you tell me', 'could you tell me', 'please tell me', 'tell me', 'do you know', 'i would like to know', 'i\'d like to know', 'i want to know', 'could you please tell me', 'can you please tell me', 'would you tell me', 'do you happen to know', 'i wonder', 'i was wondering', 'i was just wondering', 'any idea', 'do you have any idea', 'would you mind telling me', 'let me know', 'i need to know', 'i forgot', 'i\'m not sure', 'i don\'t know', 'can you say', 'remind me', 'can you find out', 'i\'d love to know', 'tell me again', 'could you quickly tell me', 'you can tell me'];
const askToDo = ['can you', 'could you', 'please', 'could you please', 'can you please', 'would you', 'would you please', 'i want you to', 'i need you to', 'would you be able to', 'could you quickly', 'let\'s', 'you could'];
const openings = ['so', 'and', 'hey', 'excuse me', 'okay', 'please', 'sorry', 'well', 'hello', 'hi', 'now', 'alright', 'one question', 'one more thing', 'quick question', 'then', 'but'];
const endings = ['', '', '', '', ' please', ' please', ' please', ' for me', ' right now', ' then', ' now', ' again', ' exactly', ' by the way', ' at the moment', ' today', ' by any chance'];

const isWrapped = /^(and|so|okay|hey|please|can|could|would|do|i|hi|sorry)\b/;
const question = /^(what|which|who|where|how|when|what's|where's|when's|who's)\b/;
/** "what is the capital of france": turned round it is "… what the capital of france is". */
const withBe = /^(what|which|who|where|when|how (?:big|large|far|old))('s| is| are| was) (.+)$/;
const order = /^(tell|give|name|convert|calculate|compute|define|describe|explain|spell|show|read|list|turn|change|work|say|talk|compare|add|take|multiply|divide|subtract|repeat|continue|stop|wait)\b/;

/** A question as people say it to somebody: "could you please tell me what the capital of france is". Null where nothing fits around it. */
export function wrapSentence(sentence: string, random: () => number): string | null {
  if (isWrapped.test(sentence) || !sentence.includes(' ')) return null;
  const pick = (choices: readonly string[]): string => choices[Math.floor(random() * choices.length)] ?? '';
  const ending = pick(endings);
  const parts = withBe.exec(sentence);
  if (parts !== null && random() < 0.75) return `${pick(askToSay)} ${parts[1] ?? ''} ${parts[3] ?? ''} ${parts[2] === '\'s' ? 'is' : (parts[2] ?? '').trim()}${random() < 0.2 ? ' please' : ''}`;
  if (question.test(sentence)) return `${random() < 0.5 && parts === null ? pick(askToSay) : pick(openings)} ${sentence}${ending}`;
  if (order.test(sentence)) return `${pick(askToDo)} ${sentence}${ending}`;
  return ending === '' ? null : sentence + ending;
}
