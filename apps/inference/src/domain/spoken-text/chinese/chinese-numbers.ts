const digitNames = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;
const groupScales = ['', '万', '亿', '万亿', '亿亿'] as const;
const mostNamedDigits = 16;

export const digitByDigit = (digits: string): string => [...digits.replace(/\D/g, '')].map((digit) => digitNames[Number(digit)]).join('');
/** Telephone and room numbers: 1 is said 幺, so that it is not taken for 7. */
export const dialled = (digits: string): string => digitByDigit(digits).replaceAll('一', '幺');

function belowTenThousand(value: number, isFirstGroup: boolean): string {
  const digits = [Math.floor(value / 1000), Math.floor(value / 100) % 10, Math.floor(value / 10) % 10, value % 10];
  const places = ['千', '百', '十', ''];
  let words = '';
  let isZeroDue = false;
  digits.forEach((digit, index) => {
    if (digit === 0) {
      isZeroDue = words !== '' || !isFirstGroup;
      return;
    }
    if (isZeroDue) words += '零';
    isZeroDue = false;
    // 两千, but 二百 and 二十; 十五, but 一百一十五.
    const name = digit === 2 && index === 0 ? '两' : digitNames[digit];
    const isBareTen = digit === 1 && index === 2 && words === '' && isFirstGroup;
    words += (isBareTen ? '' : name) + (places[index] ?? '');
  });
  return words;
}

/** "10500" → "一万零五百". Leading zeros and more than 16 digits are read digit by digit. */
export function cardinal(written: string): string {
  const digits = written.replaceAll(/[,，]/g, '');
  if ((digits.length > 1 && digits.startsWith('0')) || digits.length > mostNamedDigits) return digitByDigit(digits);
  let words = '';
  const groupCount = Math.ceil(digits.length / 4);
  let isGapDue = false;
  for (let group = groupCount - 1; group >= 0; group -= 1) {
    const end = digits.length - group * 4;
    const value = Number(digits.slice(Math.max(0, end - 4), end));
    if (value === 0) {
      isGapDue = words !== '';
      continue;
    }
    const isFirst = words === '';
    const spoken = belowTenThousand(value, isFirst);
    const isPair = value === 2 && group > 0;
    if (isGapDue && !spoken.startsWith('零')) words += '零';
    isGapDue = false;
    words += (isPair ? (spoken.startsWith('零') ? '零两' : '两') : spoken) + (groupScales[group] ?? '');
  }
  return words === '' ? '零' : words;
}

/** "3.14" → "三点一四". */
export function number(written: string): string {
  const [whole = '', fraction] = written.split('.');
  const head = cardinal(whole === '' ? '0' : whole);
  return fraction === undefined || fraction === '' ? head : `${head}点${digitByDigit(fraction)}`;
}

/** A count before a measure word: 2 is 两. */
export const count = (written: string): string => (written === '2' ? '两' : number(written));
