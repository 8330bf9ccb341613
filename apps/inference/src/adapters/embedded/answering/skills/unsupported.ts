import { suggestions } from '../abilities.ts';
import { answerOf, inLanguage, type Skill, type SkillAnswer, type SkillContext } from '../skill.ts';
import { sourceName } from '../sources.ts';
import { wordTable } from '../../language/lexicon/word-table.ts';

const lacking = wordTable<readonly [string, string]>({
  weather: ['I have no weather data; I work without the internet.', '我没有天气数据，我不联网工作。'], news: ['I have no news; I work without the internet.', '我没有新闻，我不联网工作。'], sports: ['I have no sports results.', '我没有体育比赛的数据。'], money: ['I have no prices and no exchange rates.', '我没有价格和汇率数据。'],
  stories: ['I can\'t make up stories, jokes or songs.', '我不会编故事、笑话或歌曲。'], music: ['I have no music to play.', '我没有音乐可以播放。'], politics: ['My data does not say who is in office.', '我的数据里没有现任领导人。'], timers: ['I can\'t set timers or reminders.', '我不能设置闹钟或提醒。'],
  translation: ['I can\'t translate.', '我不会翻译。'], internet: ['I can\'t use the internet or send anything.', '我不能上网，也不能发送东西。'], opinions: ['I have no opinions.', '我没有自己的看法。'], advice: ['I can\'t give advice; I can only look things up.', '我不能提建议，只能查数据。'],
});

const offers = (context: SkillContext): string => {
  const [first = '', second = ''] = suggestions(context.language, context.memory?.unanswered ?? 0);
  return inLanguage(context.language, `You can ask me, for example: ${first} Or: ${second}`, `你可以问我，比如：${first}或者：${second}`);
};

export const unsupported: Skill = (parsed, context) => {
  const kind = parsed.slots.kind?.type === 'word' ? parsed.slots.kind.word : '';
  const [en, zh] = lacking[kind] ?? ['I can\'t do that.', '这个我做不到。'];
  return answerOf(sourceName('self', context.language), [inLanguage(context.language, en, zh), offers(context)]);
};

/** For words that are no question that the assistant knows. */
export const notUnderstood = (context: SkillContext): SkillAnswer => answerOf(sourceName('self', context.language), [inLanguage(context.language, 'I can\'t answer that.', '这个我回答不了。'), offers(context)]);

/**
 * For speech that does not fit English: never answered from what it sounded like. Badly heard English fits no better (7 of 25 recorded questions in English fall
 * below the bar, 7 of 8 Chinese clips), so both are said.
 */
export const notEnglish = (context: SkillContext): SkillAnswer => answerOf(sourceName('self', context.language), [
  inLanguage(context.language, 'That did not sound like English to me, or I heard it badly.', '这在我听来不像英语，也可能是我没听清。'),
  inLanguage(context.language, 'I understand spoken English only. You can say it again or type it; I also read some Chinese.', '语音我只听得懂英语。你可以再说一遍，也可以打字，我能读一些中文。'),
]);

/** A follow-up that nothing was said before. */
export const nothingBefore = (context: SkillContext): SkillAnswer => answerOf(sourceName('self', context.language), [inLanguage(context.language, 'I don\'t know what you mean by that.', '我不知道你指的是什么。'), offers(context)]);
export const nothingMore = (context: SkillContext): SkillAnswer => answerOf(sourceName('self', context.language), [inLanguage(context.language, 'That is all that I know about it.', '我知道的就这些。'), offers(context)]);
