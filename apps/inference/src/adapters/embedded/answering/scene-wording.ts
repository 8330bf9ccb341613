import type { Language } from '@duet/shared';
import { articleFor, pluralOf } from '../language/noun-forms.ts';
import type { Box, ColourName, Expression, SceneObservation } from './scene.ts';
import { capitalize, counted, joinList, smallNumber } from './wording.ts';
import { wordTable } from '../language/lexicon/word-table.ts';

/** Under these scores the parts are more often wrong than right (measured on the detector: weak, coarse cues only). */
const leastObject = 0.35;
const leastFace = 0.5;
const leastText = 0.6;
const leastExpression = 0.5;

const colourZh: Record<ColourName, string> = { black: '黑色', white: '白色', gray: '灰色', red: '红色', orange: '橙色', yellow: '黄色', green: '绿色', turquoise: '青色', blue: '蓝色', purple: '紫色', pink: '粉色', brown: '棕色', beige: '米色' };
const objectZh = wordTable<string>({ person: '人', bicycle: '自行车', car: '汽车', motorcycle: '摩托车', bus: '公共汽车', train: '火车', truck: '卡车', boat: '船', bench: '长椅', bird: '鸟', cat: '猫', dog: '狗', horse: '马', backpack: '背包', umbrella: '伞', handbag: '手提包', tie: '领带', suitcase: '行李箱', bottle: '瓶子', 'wine glass': '酒杯', cup: '杯子', fork: '叉子', knife: '刀', spoon: '勺子', bowl: '碗', banana: '香蕉', apple: '苹果', orange: '橙子', sandwich: '三明治', pizza: '披萨', cake: '蛋糕', chair: '椅子', couch: '沙发', 'potted plant': '盆栽', bed: '床', 'dining table': '桌子', tv: '电视', laptop: '笔记本电脑', mouse: '鼠标', remote: '遥控器', keyboard: '键盘', 'cell phone': '手机', book: '书', clock: '钟', vase: '花瓶', scissors: '剪刀', 'teddy bear': '泰迪熊', toothbrush: '牙刷' });
const expressionEn: Record<Expression, string> = { neutral: 'calm', happy: 'happy', sad: 'sad', angry: 'angry', surprised: 'surprised', afraid: 'afraid', disgusted: 'disgusted' };
const expressionZh: Record<Expression, string> = { neutral: '平静', happy: '开心', sad: '难过', angry: '生气', surprised: '惊讶', afraid: '害怕', disgusted: '厌恶' };
const zh = (language: Language): boolean => language === 'zh';

const facesOf = (seen: SceneObservation) => seen.faces.filter((face) => face.score >= leastFace);
const objectsOf = (seen: SceneObservation) => seen.objects.filter((object) => object.score >= leastObject && object.name !== 'person');
const linesOf = (seen: SceneObservation) => seen.textLines.filter((line) => line.score >= leastText && /[\p{L}\p{N}]/u.test(line.text)).map((line) => line.text.trim());
/** People in the picture: faces, or bodies where more of those are seen. */
const peopleCount = (seen: SceneObservation): number => Math.max(facesOf(seen).length, seen.objects.filter((object) => object.name === 'person' && object.score >= 0.5).length);

/** "a cup", "two chairs": the same names counted. */
function countedObjects(seen: SceneObservation, language: Language): string[] {
  const counts = new Map<string, number>();
  for (const { name } of objectsOf(seen)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => {
    if (zh(language)) return `${count}个${objectZh[name] ?? name}`;
    return count === 1 ? `${name === 'scissors' ? '' : `${articleFor(name)} `}${name}` : `${smallNumber(count)} ${pluralOf(name)}`;
  });
}

const side = ({ x, width }: Box, language: Language): string => {
  const middle = x + width / 2;
  if (middle < 0.36) return zh(language) ? '左边' : 'on the left';
  return middle > 0.64 ? (zh(language) ? '右边' : 'on the right') : zh(language) ? '中间' : 'in the middle';
};

export function textSentences(seen: SceneObservation, language: Language): string[] {
  const missing = seen.missing.find(({ part }) => part === 'text');
  if (missing !== undefined) return [zh(language) ? `我现在没法读字：${missing.reason}。` : `I can't read text now: ${missing.reason}.`];
  const lines = linesOf(seen);
  if (lines.length === 0) return [zh(language) ? '我没有看到能读的字。' : 'I see no text that I can read.', zh(language) ? '请把它拿近一点，拿稳一点。' : 'Hold it closer to the camera, and keep it still.'];
  const shown = lines.slice(0, 8);
  const rest = lines.length - shown.length;
  return [zh(language) ? `上面写着：${shown.map(endless).join('，')}。` : `It says: ${shown.map(endless).join(', ')}.`, ...(rest > 0 ? [zh(language) ? `另外还有${rest}行。` : `There ${rest === 1 ? 'is one more line' : `are ${rest} more lines`}.`] : [])];
}
const endless = (line: string): string => line.replace(/[.,;:。，；：]+$/, '');

export function peopleSentences(seen: SceneObservation, language: Language): string[] {
  const missing = seen.missing.find(({ part }) => part === 'faces');
  if (missing !== undefined && peopleCount(seen) === 0) return [zh(language) ? `我现在看不出人：${missing.reason}。` : `I can't look for people now: ${missing.reason}.`];
  const count = peopleCount(seen);
  if (count === 0) return [zh(language) ? '我没有看到人。' : 'I see nobody in the picture.'];
  const hidden = count - facesOf(seen).length;
  return [zh(language) ? `我看到${count}个人。` : `I see ${counted(count, 'person', 'people')}.`, ...(hidden > 0 && facesOf(seen).length > 0 ? [zh(language) ? `其中${hidden}个人的脸看不到。` : `${capitalize(smallNumber(hidden))} of them ${hidden === 1 ? 'does' : 'do'} not show the face.`] : [])];
}

const bestExpression = (face: SceneObservation['faces'][number]): Expression | null => (face.expressions[0] !== undefined && face.expressions[0].score >= leastExpression ? face.expressions[0].name : null);

export function moodSentences(seen: SceneObservation, language: Language, asked: string): string[] {
  const [face] = facesOf(seen);
  if (face === undefined) return [zh(language) ? '我没有看到脸，所以说不出来。' : 'I see no face, so I can\'t tell.'];
  const name = bestExpression(face);
  if (name === null) return [zh(language) ? '从你的脸上我看不清表情。' : 'I can\'t read an expression from your face.'];
  const wanted = /\b(happy|sad|angry|surprised|scared|smiling|laughing)\b/.exec(asked.toLowerCase())?.[1] ?? (/开心|高兴/.test(asked) ? 'happy' : /难过|伤心/.test(asked) ? 'sad' : /生气/.test(asked) ? 'angry' : /惊讶/.test(asked) ? 'surprised' : undefined);
  const meant = wanted === 'smiling' || wanted === 'laughing' ? 'happy' : wanted === 'scared' ? 'afraid' : wanted;
  const agree = meant === undefined ? '' : meant === name ? (zh(language) ? '是的，' : 'Yes, ') : zh(language) ? '不太像，' : 'Not quite: ';
  return [zh(language) ? `${agree}你看起来${expressionZh[name]}。` : `${agree}${agree === '' ? 'You' : 'you'} look ${expressionEn[name]}.`, zh(language) ? '这只是从脸上猜的。' : 'That is only a guess from the face.'];
}

const colourList = (colours: SceneObservation['colours'], language: Language, most = 3): string[] => colours.filter(({ share }) => share >= 0.08).slice(0, most).map(({ name }) => (zh(language) ? colourZh[name] : name));

const worn = new Set(['shirt', 'jacket', 'sweater', 'dress', 'tie', 'scarf', 'coat']);
/** What has the colour stands where such things stand: clothing under the face, a thing that is shown in the middle, the background all around. */
export function colourSentences(seen: SceneObservation, language: Language, thing: string, wanted: string | null): string[] {
  const isWorn = worn.has(thing);
  if (isWorn && seen.clothingColours.length === 0) return [zh(language) ? '我没有看到脸，所以找不到衣服的位置。' : `I see no face, so I can't tell where your ${thing} is.`];
  const colours = isWorn ? seen.clothingColours : ['wall', 'background', 'room', 'picture'].includes(thing) ? seen.colours : seen.centreColours;
  const [first, ...others] = colourList(colours, language);
  if (first === undefined) return [zh(language) ? '我看不清颜色。' : 'I can\'t make out a color.'];
  const where = isWorn ? (zh(language) ? '脸的下面' : 'below your face') : colours === seen.colours ? (zh(language) ? '整个画面' : 'in the whole picture') : zh(language) ? '画面中间' : 'in the middle of the picture';
  const yesNo = wanted === null ? '' : wanted === first ? 'Yes. ' : 'Not mainly. ';
  const rest = others.length === 0 ? '' : zh(language) ? `，还有${joinList(others, 'zh')}` : `, with some ${joinList(others)}`;
  return [zh(language) ? `${where}主要是${first}${rest}。` : `${yesNo}What I see ${where} is mostly ${first}${rest}.`];
}

export function holdingSentences(seen: SceneObservation, language: Language): string[] {
  const nearest = objectsOf(seen).filter(({ box }) => box.width * box.height < 0.7).map((object) => ({ object, distance: Math.hypot(object.box.x + object.box.width / 2 - 0.5, object.box.y + object.box.height / 2 - 0.6) })).sort((a, b) => a.distance - b.distance)[0]?.object;
  const colours = colourList(seen.centreColours, language, 2);
  const lines = linesOf(seen);
  const text = lines.length === 0 ? [] : [zh(language) ? `上面写着：${lines.slice(0, 3).map(endless).join('，')}。` : `There is text on it or near it: ${lines.slice(0, 3).map(endless).join(', ')}.`];
  if (nearest !== undefined) return [zh(language) ? `看起来像${objectZh[nearest.name] ?? nearest.name}。` : `It looks like ${nearest.name === 'scissors' ? 'scissors' : `${articleFor(nearest.name)} ${nearest.name}`}.`, ...text];
  return [zh(language) ? `我认不出这个东西。` : 'I don\'t recognize the thing.', ...(colours.length === 0 ? [] : [zh(language) ? `画面中间主要是${joinList(colours, 'zh')}。` : `In the middle of the picture I see mostly ${joinList(colours)}.`]), ...text];
}

export function lightSentences(seen: SceneObservation, language: Language): string[] {
  const { brightness, contrast } = seen.light;
  const level = brightness < 0.15 ? ['It is very dark.', '非常暗。'] : brightness < 0.32 ? ['It is rather dark.', '比较暗。'] : brightness < 0.7 ? ['The light is good.', '光线不错。'] : brightness < 0.88 ? ['It is bright.', '很亮。'] : ['It is too bright: the picture is nearly white.', '太亮了，画面几乎是白的。'];
  return [level[zh(language) ? 1 : 0] ?? '', ...(contrast < 0.06 ? [zh(language) ? '画面对比度很低，镜头可能被遮住了。' : 'There is hardly any contrast; maybe something covers the camera.'] : [])];
}

/** Detectors say "cell phone", people "phone". */
const sameThing = wordTable<readonly string[]>({ phone: ['cell phone'], television: ['tv'], sofa: ['couch'], mug: ['cup'], glass: ['wine glass', 'cup'], plant: ['potted plant'], table: ['dining table'], computer: ['laptop', 'tv'], bag: ['handbag', 'backpack'], ball: ['sports ball'], screen: ['tv', 'laptop'], watch: ['clock'] });

export function thingSentences(seen: SceneObservation, language: Language, thing: string, isWhere: boolean, isCount: boolean): string[] {
  if (thing === 'person' || thing === 'face') return peopleSentences(seen, language);
  const missing = seen.missing.find(({ part }) => part === 'objects');
  if (missing !== undefined) return [zh(language) ? `我现在认不出东西：${missing.reason}。` : `I can't look for things now: ${missing.reason}.`];
  const names = [thing, ...(sameThing[thing] ?? [])];
  const found = objectsOf(seen).filter(({ name }) => names.includes(name));
  const [first] = found;
  const label = objectZh[thing] ?? thing;
  if (first === undefined) return [zh(language) ? `我没有看到${label}。` : `I see no ${thing}.`, zh(language) ? '我只认得几十种常见的东西。' : 'I only know some eighty common things.'];
  if (isCount) return [zh(language) ? `我看到${found.length}个${label}。` : `I see ${counted(found.length, thing, pluralOf(thing))}.`];
  return [zh(language) ? `是的，${side(first.box, language)}好像有${label}。` : isWhere ? `The ${thing} seems to be ${side(first.box, language)} of the picture.` : `Yes, there seems to be ${articleFor(thing)} ${thing} ${side(first.box, language)}.`];
}

export function meSentences(seen: SceneObservation, language: Language): string[] {
  const [face, ...others] = facesOf(seen);
  if (face === undefined) return [zh(language) ? '摄像头开着，但我没有看到脸。' : 'The camera is on, but I see no face.'];
  return [zh(language) ? `是的，我看到${others.length === 0 ? '一张脸' : `${others.length + 1}张脸`}，在画面${side(face.box, language)}。` : others.length === 0 ? `Yes, I see a face ${side(face.box, language)} of the picture.` : `Yes, I see ${counted(others.length + 1, 'face')}.`];
}

/** Everything, most telling first: people, things, text, colours, light. */
export function wholeScene(seen: SceneObservation, language: Language): string[] {
  const sentences: string[] = [];
  const count = peopleCount(seen);
  const [face] = facesOf(seen);
  const expression = face === undefined ? null : bestExpression(face);
  if (count > 0) sentences.push(zh(language) ? `我看到${count}个人${expression === null || count > 1 ? '' : `，看起来${expressionZh[expression]}`}。` : `I see ${counted(count, 'person', 'people')}${expression === null || count > 1 ? '' : ` who looks ${expressionEn[expression]}`}.`);
  const objects = countedObjects(seen, language).slice(0, 5);
  if (objects.length > 0) sentences.push(zh(language) ? `好像还有${joinList(objects, 'zh')}。` : `There ${objects.length === 1 && !/^(two|three|four|five|six|seven|eight|nine|ten)/.test(objects[0] ?? '') ? 'seems' : 'seem'} to be ${joinList(objects)}${count > 0 ? ' too' : ''}.`);
  const lines = linesOf(seen);
  if (lines.length > 0) sentences.push(zh(language) ? `我能读到的字有：${lines.slice(0, 3).map(endless).join('，')}。` : `I can read: ${lines.slice(0, 3).map(endless).join(', ')}.`);
  const colours = colourList(seen.colours, language);
  if (colours.length > 0) sentences.push(zh(language) ? `画面里主要的颜色是${joinList(colours, 'zh')}。` : `The main ${colours.length === 1 ? 'color is' : 'colors are'} ${joinList(colours)}.`);
  if (sentences.length === 0 || seen.light.brightness < 0.32) sentences.push(...lightSentences(seen, language));
  if (count === 0 && objects.length === 0 && lines.length === 0) sentences.unshift(zh(language) ? '我没有认出什么东西。' : 'I recognize nothing in particular.');
  return sentences;
}
