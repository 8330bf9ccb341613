/** Abbreviations whose full stop never ends a sentence: a name or a figure follows. Lower case, without the last stop. */
export const openAbbreviations: ReadonlySet<string> = new Set([
  'dr', 'mr', 'mrs', 'ms', 'mx', 'prof', 'rev', 'hon', 'gen', 'col', 'capt', 'lt', 'sgt', 'gov', 'sen', 'rep', 'pres', 'mt', 'ft',
  'e.g', 'i.e', 'cf', 'vs', 'viz', 'approx', 'ca', 'fig', 'figs', 'eq', 'sec', 'ch', 'vol', 'vols', 'pp', 'ed', 'eds', 'no', 'nos', 'op',
  'jan', 'feb', 'mar', 'apr', 'jun', 'jul', 'aug', 'sep', 'sept', 'oct', 'nov', 'dec', 'tel', 'ext', 'incl', 'esp', 'resp', 'p', 'c', 'b', 'd',
]);

/** Abbreviations that may stand at the end of a sentence; what follows decides. */
export const closingAbbreviations: ReadonlySet<string> = new Set([
  'etc', 'a.m', 'p.m', 'u.s', 'u.s.a', 'u.k', 'u.n', 'e.u', 'd.c', 'inc', 'ltd', 'co', 'corp', 'llc', 'jr', 'sr', 'ph.d', 'm.d', 'b.a', 'm.a', 'b.c', 'a.d', 'b.c.e', 'c.e',
  'st', 'ave', 'blvd', 'rd', 'dept', 'est', 'al', 'min', 'max', 'avg', 'hr', 'hrs', 'mins', 'secs', 'km', 'cm', 'mm', 'kg', 'lb', 'lbs', 'oz', 'in', 'yd', 'mi', 'sq', 'temp',
]);

/** Words that begin a sentence far more often than they go on after an abbreviation ("the U.S. The …"). */
export const sentenceStarters: ReadonlySet<string> = new Set([
  'the', 'a', 'an', 'it', 'its', 'he', 'she', 'we', 'they', 'i', 'you', 'this', 'that', 'these', 'those', 'there', 'here', 'in', 'on', 'at', 'but', 'and', 'so', 'or', 'if', 'when',
  'what', 'who', 'how', 'why', 'where', 'which', 'however', 'then', 'also', 'his', 'her', 'their', 'my', 'our', 'your', 'for', 'to', 'as', 'after', 'before', 'since', 'while', 'with',
  'is', 'are', 'was', 'do', 'does', 'did', 'can', 'could', 'would', 'should', 'yes', 'no', 'not', 'please', 'some', 'many', 'most', 'all', 'one', 'another', 'now', 'today', 'because',
]);
