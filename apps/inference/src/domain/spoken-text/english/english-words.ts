/** Abbreviations with a full stop that are read as a word. Upper and lower case as given. */
export const stoppedAbbreviations: Readonly<Record<string, string>> = {
  Mr: 'Mister', Mrs: 'Missus', Ms: 'Miz', Dr: 'Doctor', Prof: 'Professor', Rev: 'Reverend', Gen: 'General', Col: 'Colonel', Capt: 'Captain', Lt: 'Lieutenant', Sgt: 'Sergeant', Gov: 'Governor', Sen: 'Senator', Rep: 'Representative', Pres: 'President',
  Jr: 'Junior', Sr: 'Senior', Inc: 'Incorporated', Ltd: 'Limited', Corp: 'Corporation', Co: 'Company', Dept: 'Department', Mt: 'Mount', Ave: 'Avenue', Blvd: 'Boulevard', Rd: 'Road',
  'e.g': 'for example', 'E.g': 'For example', 'i.e': 'that is', 'I.e': 'That is', etc: 'et cetera', vs: 'versus', approx: 'approximately', cf: 'compare', viz: 'namely', ca: 'about', est: 'estimated', incl: 'including', excl: 'excluding', max: 'maximum', min: 'minimum', avg: 'average', 'a.k.a': 'also known as', esp: 'especially', dept: 'department', govt: 'government', tel: 'telephone', Tel: 'Telephone', Approx: 'Approximately', Incl: 'Including', Esp: 'Especially', Etc: 'Et cetera', ext: 'extension',
  Jan: 'January', Feb: 'February', Apr: 'April', Aug: 'August', Sept: 'September', Sep: 'September', Oct: 'October', Nov: 'November', Dec: 'December', Mon: 'Monday', Tue: 'Tuesday', Tues: 'Tuesday', Wed: 'Wednesday', Thu: 'Thursday', Thur: 'Thursday', Thurs: 'Thursday', Fri: 'Friday',
};

/** Abbreviations that are read as a word only before a figure: "No. 5", "Fig. 2", "pp. 3". */
export const countedAbbreviations: Readonly<Record<string, string>> = {
  no: 'number', nos: 'numbers', fig: 'figure', figs: 'figures', p: 'page', pp: 'pages', vol: 'volume', ch: 'chapter', sec: 'section', eq: 'equation', art: 'article', ver: 'version', v: 'version',
};

export const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const;
export const monthPattern = 'Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?\\.?|July?\\.?|Aug(?:ust|\\.)?|Sep(?:t(?:ember|\\.)?|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?';
export const monthName = (written: string): string => monthNames.find((name) => name.startsWith(written.replace('.', '').slice(0, 3))) ?? written;

/** Capitals that are said as a word, not letter by letter. */
const spokenAcronyms = new Set([
  'NASA', 'NATO', 'UNESCO', 'UNICEF', 'OPEC', 'AIDS', 'RAM', 'ROM', 'LASER', 'RADAR', 'SONAR', 'COVID', 'JPEG', 'GIF', 'SIM', 'PIN', 'FIFA', 'UEFA', 'LEGO', 'IKEA', 'ASEAN', 'NAFTA', 'ZIP', 'SQL', 'SARS', 'DOS', 'BASIC', 'SAT', 'SWAT', 'YOLO', 'FOMO', 'DUET', 'VITA', 'CUDA', 'WIFI', 'LAN', 'WAN', 'MIDI', 'CAPTCHA', 'NAND', 'AND', 'NOR', 'XOR', 'OR', 'NOT',
]);
/** Short words that are written in capitals for stress. */
const stressedWords = new Set(['THE', 'A', 'I', 'IS', 'IT', 'TO', 'NO', 'YES', 'ALL', 'YOU', 'ME', 'MY', 'WE', 'ON', 'OFF', 'IN', 'OF', 'BY', 'DO', 'GO', 'STOP', 'NOW', 'NEW', 'NEVER', 'MUST', 'ONLY', 'VERY', 'BIG', 'BOTH', 'ONE', 'TWO', 'HOW', 'WHY', 'WHO', 'WHAT', 'AT', 'AS', 'IF', 'SO', 'UP', 'BE', 'ARE', 'WAS', 'HE', 'SHE', 'CAN', 'WILL', 'ALSO', 'THIS', 'THAT', 'WARNING', 'NOTE', 'OPEN', 'EXIT', 'PUSH', 'PULL', 'SALE', 'FREE', 'HELLO', 'WELCOME']);

/** How a word in capitals is read: "USA" letter by letter, "NASA" and "STOP" as words. */
export function readCapitals(capitals: string, source: string): string {
  if (capitals === 'OK') return 'okay';
  if (spokenAcronyms.has(capitals)) return capitals.toLowerCase();
  const isShouting = !/\p{Ll}/u.test(source) && source.split(/\s+/u).length > 2;
  const hasVowel = /[AEIOUY]/.test(capitals);
  if (stressedWords.has(capitals) || (hasVowel && capitals.length >= 6) || (isShouting && hasVowel)) return capitals.toLowerCase();
  return [...capitals].join(' ');
}

const romanValues: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50 };
export function romanValue(numeral: string): number {
  let value = 0;
  for (let index = 0; index < numeral.length; index += 1) {
    const current = romanValues[numeral[index] ?? ''] ?? 0;
    value += current < (romanValues[numeral[index + 1] ?? ''] ?? 0) ? -current : current;
  }
  return value;
}
/** After these a Roman numeral counts ("Chapter IV" is chapter four); after a ruler's name it ranks ("Henry VIII" is Henry the eighth). */
export const countedHeads = 'War|Chapter|Part|Volume|Act|Phase|Type|Title|Section|Article|Book|Stage|Level|Class|Apollo|Mark|Episode|Grade|Bowl';
export const rankedHeads = 'Henry|Louis|Elizabeth|George|Charles|Edward|James|William|Richard|Philip|Catherine|Peter|Paul|Pius|Benedict|John|Napoleon|Alexander|Nicholas|Frederick|Francis|Leopold|Ferdinand|Ramesses|Gregory|Leo|Innocent|Clement|Urban|Margaret|Mary|Christian|Gustav|Wilhelm|Friedrich|Olympiad|Harald|Carl|Felipe|Ivan|Mehmed|Murad|Selim';

/** Letters without a combining form that flite, which knows ASCII, can say. */
const plainLetters: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', Ø: 'O', æ: 'ae', Æ: 'Ae', œ: 'oe', Œ: 'Oe', ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ð: 'th', þ: 'th', Þ: 'Th', ı: 'i', 'ə': 'a', 'ʻ': '', 'ʼ': '\'', '’': '\'' };
export const greekLetters: Readonly<Record<string, string>> = {
  α: 'alpha', β: 'beta', γ: 'gamma', δ: 'delta', Δ: 'delta', ε: 'epsilon', ζ: 'zeta', η: 'eta', θ: 'theta', κ: 'kappa', λ: 'lambda', μ: 'mu', ν: 'nu', ξ: 'xi', π: 'pi', ρ: 'rho', σ: 'sigma', Σ: 'sigma', τ: 'tau', φ: 'phi', χ: 'chi', ψ: 'psi', ω: 'omega', Ω: 'omega',
};

/** "São Tomé" → "Sao Tome". What has no Latin letter cannot be said by an English voice and becomes empty. */
export function toPlainLetters(word: string): string {
  return [...word.normalize('NFD')].map((letter) => plainLetters[letter] ?? letter).join('').replace(/[^A-Za-z']/gu, '').replace(/'+$/u, '');
}
