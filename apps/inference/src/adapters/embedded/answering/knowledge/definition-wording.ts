import { articleFor, isMassNoun } from '../../language/noun-forms.ts';
import { capitalize, joinList } from '../wording.ts';

/** A definition taken apart: what stands after "is", and what its later clauses say as sentences of their own. */
export interface DefinitionWording {
  /** With an article where its head is a countable noun that has none. */
  text: string;
  /** It speaks of many: "short-legged flightless birds". */
  isPlural: boolean;
  /** "physics" of "(physics) the force of attraction …". */
  field: string | null;
  /** Years of a person: "1879-1955". */
  years: string | null;
  /** Sentences that go on about it. */
  more: string[];
}

const massHeads = new Set(`food water material metal matter furniture equipment clothing meat fabric wood energy knowledge behavior information music software money light air fuel fluid liquid gas tissue soil art science literature property power force ice snow rain work activity weather jewelry footwear machinery bread sugar cloth paper
cooking play fighting speech sound motion movement heat pain suffering belief faith skill conduct government control transportation communication freedom relief confidence cheese wine beer pasta flour dough chocolate spirits liquor candy pastry earth land grass fur hair leather skin goods herbage anything something`.split(/\s+/));
const determiner = /^(a|an|the|any|one|some|something|someone|somebody|anyone|anything|each|every|either|all|several|many|most|no|his|her|its|their|two|three|four|five|whatever|what|that|those|how|where)(?=[\s,]|$)/i;
const origin = /^(English|French|German|Italian|American|British|Greek|Roman|Spanish|Russian|Austrian|Indian|Dutch|Polish|Scottish|Irish|Chinese|Japanese|Swiss|Swedish|Danish|Norwegian|United|Old|New|North|South|African|European|Asian|Jewish|Christian|Hungarian|Belgian|Portuguese|Mexican|Canadian|Australian|Flemish|Czech|Welsh|Egyptian|Persian|Hebrew|Arab)\b/;

const finite = /^(can|may|has|is|was|occurs|freezes|grows|lives|consists|includes|contains|exists|ranges|resembles|feeds|forms|makes|produces|requires|lacks|serves|comes|yields|differs|breeds|eats|uses|causes|acts|stands|boils|bears|gives|does|often has|usually has)\b/;
const participle = /^(used|played|native|grown|found|made|caused|characterized|cultivated|considered|worn|eaten|valued|noted|widely|formed|built|sometimes|often|usually|important|originally|formerly|closely|produced|obtained|regarded|named|similar|related|common|derived|covered|able|intended|designed|raised|bred|extinct|edible|capable|thought|believed)\b/;

export function wordDefinition(definition: string): DefinitionWording {
  const years = /\((?:born )?(?:c\. |circa )?(\d{3,4}-\d{3,4}(?: BC)?|\d{1,4}-\d{1,4} (?:BC|AD))\)/.exec(definition)?.[1] ?? null;
  const field = /^\(([a-z][a-z ]{3,30})\)\s+/.exec(definition)?.[1] ?? null;
  const plain = definition.replace(/^(\([^)]*\)\s*)+/, '').replace(/\s*\([^)]*\)/g, '').replace(/\s+([,;.:])/g, '$1').replace(/^:\s*/, '').replace(/\s*--+\s*/g, ', ').replace(/\bi\.e\.,?/g, 'that is,').replace(/\be\.g\.,?/g, 'for example').replace(/,?;?\s*\betc\.?/g, '').replace(/\.$/, '').trim();
  const [first = '', ...rest] = joinExamples(plain).split(/;\s*/).filter(Boolean);
  const more: string[] = [];
  let text = first;
  for (const piece of rest) {
    if (/^(especially|particularly|including|or|usually as|such as|and)\b/.test(piece) && more.length === 0) text += `, ${piece}`;
    else if (/^(the|its|their|this) \S+( \S+){0,2} (is|are|was|has|have) /.test(piece)) more.push(`${capitalize(piece)}.`);
    else if (finite.test(piece)) more.push(`It ${piece}.`);
    else if (participle.test(piece)) more.push(`It is ${piece}.`);
    else if (/^(a|an|the|one|any)\b/.test(piece) && piece.split(' ').length > 3) more.push(`It is ${piece}.`);
    else if (/^[A-Z]\w+ (also |later )?\w+(ed|s)\b/.test(piece)) more.push(`${capitalize(piece)}.`);
  }
  const { isPlural, needsArticle } = headKind(text);
  return { text: needsArticle ? `${articleFor(text.toLowerCase())} ${text}` : text, isPlural, field: field !== null && /^(used|of|often|usually|followed|with)\b/.test(field) ? null : field, years, more: more.filter((sentence) => sentence.split(' ').length > 3) };
}

/** "any of various birds: gulls; pelicans; petrels" → "…, such as gulls, pelicans and petrels". */
function joinExamples(text: string): string {
  const colon = text.indexOf(': ');
  if (colon === -1) return text;
  const names = text.slice(colon + 2).split(/[;,]\s*/).map((name) => name.replace(/^(and|or) /, '')).filter(Boolean);
  if (names.length === 0 || names.some((name) => name.split(' ').length > 4)) return text.replace(': ', ', ');
  return `${text.slice(0, colon).replace(/,? (including|such as)$/, '')}, such as ${joinList(names.slice(0, 4))}`;
}

function headKind(text: string): { isPlural: boolean; needsArticle: boolean } {
  if (determiner.test(text)) return { isPlural: false, needsArticle: false };
  const head = headOf(text);
  const isPlural = /[a-z]s$/.test(head) && !/(ss|us|is|ics)$/.test(head);
  const isMass = massHeads.has(head) || /^(being|having|doing|making|using|taking|going|acting)\b/.test(text) || /(ing|ness|ism|ity|tion|ence|ance|ship|ure|ry|sis)$/.test(head) || isMassNoun(head);
  return { isPlural, needsArticle: !isPlural && !isMass && !(/^[A-Z]/.test(text) && !origin.test(text)) };
}

const stops = /^(of|that|which|who|whose|having|with|in|from|used|by|for|to|or|as|on|at|made|where|when|consisting|containing|usually|whereby|born|characterized|caused|produced|between|within|resembling|under|over|into|about|native|covered|formed|found|composed|designed|especially|marked|held|given|belonging|living|during|through|including|involving|capable|able|near|without|against|so|than|out|such|whom|around|along|worn|set|built|played|noted|affecting|forming|serving|giving|growing|inhabiting|occurring)$/i;
/** The noun that a definition hangs on: the last word before its first preposition, relative or comma. */
function headOf(text: string): string {
  const words = text.split(/\s+/);
  let head = '';
  for (const [index, word] of words.slice(0, 9).entries()) {
    if (stops.test(word)) break;
    head = word.replace(/[,;:]$/, '');
    // "large, fierce animal": a comma between adjectives is no end.
    if (/[,;:]$/.test(word) && (index > 2 || /^(or|and|a|an|the|used|usually|such)$/.test(words[index + 1] ?? ''))) break;
  }
  return head.toLowerCase();
}
