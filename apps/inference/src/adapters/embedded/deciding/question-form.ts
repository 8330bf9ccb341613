const openers = new Set(['what', 'what\'s', 'where', 'where\'s', 'when', 'when\'s', 'who', 'who\'s', 'whose', 'which', 'why', 'how', 'how\'s']);
const auxiliaries = new Set([
  'is', 'are', 'am', 'was', 'were', 'do', 'does', 'did', 'can', 'could', 'will', 'would', 'shall', 'should', 'may', 'might', 'has', 'have', 'had', 'isn\'t', 'aren\'t', 'don\'t', 'doesn\'t',
]);
const subjects = new Set(['i', 'you', 'he', 'she', 'it', 'we', 'they', 'there', 'this', 'that', 'the', 'a', 'an', 'my', 'your', 'his', 'her', 'our', 'their', 'any', 'some']);
const requests = [/^(please )?(tell|show|give|spell|define|convert|calculate|compute|describe|explain|translate|name|list|read|look)\b/, /\bplease$/, /^(i('d| would) like|i want|i need|can i|could i|may i|let me|i will have|i'll have)\b/];
const leadIns = new Set(['and', 'so', 'but', 'okay', 'ok', 'well', 'hey', 'hello', 'hi', 'please', 'now', 'um', 'uh', 'then', 'also', 'no', 'yes', 'yeah', 'the', 'a', 'oh', 'huh']);

/**
 * How much the words have the form of a question or a request, 0 … 1. Only the first words count: "he knows what it is" asks nothing.
 * The text is lower case without punctuation, as a recognizer gives it.
 */
export function questionForm(text: string): number {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== '');
  let start = 0;
  while (start < words.length - 1 && start < 2 && leadIns.has(words[start] ?? '')) start += 1;
  const rest = words.slice(start);
  const first = rest[0] ?? '';
  const second = rest[1] ?? '';
  if (openers.has(first)) return rest.length >= 2 ? 1 : 0.7;
  if (auxiliaries.has(first) && subjects.has(second)) return 0.9;
  const joined = rest.join(' ');
  if (requests.some((request) => request.test(joined))) return 0.8;
  // "in france what is the capital": the question word stands a little later, before an auxiliary.
  const later = rest.findIndex((word, index) => index > 0 && index <= 4 && openers.has(word) && (auxiliaries.has(rest[index + 1] ?? '') || word.includes('\'')));
  return later === -1 ? 0 : 0.5;
}
