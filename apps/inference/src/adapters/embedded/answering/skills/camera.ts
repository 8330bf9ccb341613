import type { Language } from '@duet/shared';
import type { ParsedIntent } from '../../language/parsed-intent.ts';
import type { SceneAbsence, SceneObservation, ScenePart } from '../scene.ts';
import { answerOf, inLanguage, type Skill, type SkillAnswer, type SkillContext } from '../skill.ts';
import { sourceName } from '../sources.ts';
import * as scene from '../scene-wording.ts';

/** Looks once with the parts that the question needs, and words what was seen; says why nothing can be seen otherwise. */
const seeing = (parts: readonly ScenePart[], say: (seen: SceneObservation, language: Language, parsed: ParsedIntent) => string[]): Skill => async (parsed, context) => {
  const seen = await context.look(parts, context.signal);
  if ('absent' in seen) return absence(seen, context);
  const sentences = say(seen, context.language, parsed);
  if (seen.isUnclear) sentences.push(inLanguage(context.language, 'The picture is not clear, so I may be wrong.', '画面不清楚，我可能会看错。'));
  return answerOf(sourceName('camera', context.language), sentences, seen.frameAgeMs);
};

const absences: Record<SceneAbsence['absent'], readonly [string, string]> = {
  'no-camera': ['I can\'t see anything: the camera is off.', '我什么也看不到：摄像头没有打开。'],
  'no-frame': ['I have no picture from the camera yet.', '我还没有收到摄像头的画面。'],
  'vision-missing': ['I can\'t look at pictures on this computer.', '这台电脑上我没法看图像。'],
};
function absence({ absent, reason }: SceneAbsence, { language }: SkillContext): SkillAnswer {
  const sentences: string[] = [absences[absent][language === 'zh' ? 1 : 0]];
  if (absent === 'vision-missing' && reason !== '') sentences.push(reason);
  if (absent === 'no-camera') sentences.push(inLanguage(language, 'Switch it on and ask me again.', '打开后再问我吧。'));
  return answerOf(sourceName('camera', language), sentences);
}

export const seeScene = seeing(['text', 'faces', 'objects', 'colours'], (seen, language) => scene.wholeScene(seen, language));
export const seeText = seeing(['text'], (seen, language) => scene.textSentences(seen, language));
export const seePeople = seeing(['faces', 'objects'], (seen, language) => scene.peopleSentences(seen, language));
export const seeColour = seeing(['colours', 'faces'], (seen, language, parsed) => scene.colourSentences(seen, language, parsed.slots.thing?.type === 'word' ? parsed.slots.thing.word : 'this', parsed.slots.colour?.type === 'word' ? parsed.slots.colour.word : null));
export const seeHolding = seeing(['objects', 'colours', 'text'], (seen, language) => scene.holdingSentences(seen, language));
export const seeMood = seeing(['faces'], (seen, language, parsed) => scene.moodSentences(seen, language, parsed.text));
export const seeLight = seeing(['colours'], (seen, language) => scene.lightSentences(seen, language));
export const seeThing = seeing(['objects', 'faces'], (seen, language, parsed) => scene.thingSentences(seen, language, parsed.slots.thing?.type === 'word' ? parsed.slots.thing.word : '', /\bwhere\b/.test(parsed.text), /\bhow many\b/.test(parsed.text)));
export const seeMe = seeing(['faces'], (seen, language) => scene.meSentences(seen, language));
