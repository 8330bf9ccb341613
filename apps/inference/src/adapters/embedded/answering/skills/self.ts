import { answerOf, inLanguage, type Skill, type SkillContext } from '../skill.ts';
import { sourceName } from '../sources.ts';

/** What the assistant says of itself; true of the embedded engine and of nothing else. */
const say = (text: (context: SkillContext, asked: string) => readonly string[]): Skill => (parsed, context) => answerOf(sourceName('self', context.language), text(context, parsed.text.toLowerCase()));

export const abilities = say(({ language, persona, hasSystemPrompt }) => [
  inLanguage(language, 'I can tell you the time and the date anywhere, calculate, and convert units.', '我可以告诉你各地的时间和日期，做计算，换算单位。'),
  inLanguage(language, 'I can explain words and tell you about animals, things and ideas from a dictionary.', '我可以用英文解释单词，介绍动物、事物和概念。'),
  inLanguage(language, 'I know facts about countries, such as capitals, languages and neighbors.', '我知道各国的首都、语言、货币和邻国。'),
  inLanguage(language, 'With the camera on, I can read text, count people, and name a few things and colors.', '打开摄像头后，我可以读字、数人、认出一些东西和颜色。'),
  inLanguage(language, 'You can talk over me at any time, and say stop, wait, go on, repeat that, louder or slower.', '你随时可以打断我，也可以说停、等一下、继续、再说一遍、大声点或慢一点。'),
  inLanguage(language, 'I have no weather, no news and no opinions, and I understand spoken English only.', '我没有天气、新闻，也没有观点；语音我只听得懂英语。'),
  ...(persona !== '' || hasSystemPrompt ? [inLanguage(language, 'A persona or a system prompt does not change how I answer; I only take the name.', '人设和系统提示不会改变我的回答，我只会用那个名字。')] : []),
]);

const origin = {
  en: 'I am the embedded engine of Duet, a small assistant that runs on this computer.', zh: '我是 Duet 的内置引擎，一个在这台电脑上运行的小助手。',
};
export const whoAreYou = say(({ language, persona }, asked) => {
  const name = persona === '' ? '' : inLanguage(language, `You can call me ${persona}. `, `你可以叫我${persona}。`);
  if (/\b(who|which).*(made|built|created|programmed|wrote)/.test(asked) || /谁.*(做|创造)/.test(asked)) return [inLanguage(language, 'I was made as a part of Duet, from open data and open software.', '我是 Duet 的一部分，用开放的数据和软件做成。')];
  if (/how old/.test(asked)) return ['I have no age. I begin anew with every call.'];
  if (/\b(robot|human|person|real|alive|machine|program|computer|ai)\b/.test(asked) || /机器人|是人/.test(asked)) return [inLanguage(language, 'I am a program, not a person, and not a large language model either.', '我是一个程序，不是人，也不是大语言模型。'), inLanguage(language, origin.en, origin.zh)];
  if (/\b(think|dream|sleep|feelings?)\b/.test(asked)) return ['No. I look things up and calculate; I don\'t think or feel.'];
  if (/how do you work/.test(asked)) return ['I turn your words into a question that I know, look up the answer in data on this computer, and speak it.', 'There is no large language model in me.'];
  if (/where (are you|do you)/.test(asked)) return ['I run on this computer.', 'What you say does not leave it.'];
  return [`${name}${inLanguage(language, origin.en, origin.zh)}`, inLanguage(language, 'I am not VITA. I answer simple questions from data.', '我不是 VITA。我根据数据回答简单的问题。')];
});

export const areYouVita = say(({ language }, asked) => {
  if (/what is/.test(asked)) return ['VITA is an open model that hears, sees and reads, and can be talked to without a wake word.', 'I am not VITA; I am the small engine that Duet has on board, so that it runs on any computer.'];
  return [inLanguage(language, 'No, I am not VITA, and no large language model.', '不，我不是 VITA，也不是大语言模型。'), inLanguage(language, origin.en, origin.zh)];
});

export const canYouHear = say(({ language }, asked) => {
  if (/what did i (just )?say|what did you hear/.test(asked)) return ['What I heard stands in the transcript on the screen.'];
  return [inLanguage(language, 'Yes, I hear you.', '听得到。'), ...(language === 'zh' ? ['不过语音我只听得懂英语，中文请打字。'] : [])];
});

export const languagesSpoken = say(({ language }) => [inLanguage(language, 'I understand spoken English.', '语音我只听得懂英语。'), inLanguage(language, 'You can type Chinese to me for time, calculation, units and countries, and I speak it where a Chinese voice is installed.', '你可以用中文打字问时间、计算、单位和国家；装了中文语音我也能说中文。')]);

export const privacy = say(({ language }) => [inLanguage(language, 'Everything that I do happens on this computer; I don\'t need the internet.', '我做的一切都在这台电脑上，不需要联网。'), inLanguage(language, 'Duet keeps the call while it lasts, so that you can download it afterwards.', 'Duet 会在通话期间保留记录，方便你之后下载。')]);

export const hello = say(({ language, persona, now, timeZone }) => {
  const hour = Number(new Intl.DateTimeFormat('en-US', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(now));
  const greeting = hour < 5 || hour >= 18 ? ['Good evening', '晚上好'] : hour < 12 ? ['Good morning', '早上好'] : ['Good afternoon', '下午好'];
  return [inLanguage(language, `${greeting[0] ?? ''}${persona === '' ? '' : `, I am ${persona}`}.`, `${greeting[1] ?? ''}${persona === '' ? '' : `，我是${persona}`}。`), inLanguage(language, 'What would you like to know?', '你想知道什么？')];
});
export const goodbye = say(({ language }) => [inLanguage(language, 'Goodbye.', '再见。')]);
export const thanks = say(({ language }) => [inLanguage(language, 'You\'re welcome.', '不客气。')]);
export const howAreYou = say(({ language }) => [inLanguage(language, 'I am running well, thank you.', '我运行正常，谢谢。'), inLanguage(language, 'What would you like to know?', '你想知道什么？')]);
export const why = say(({ language, memory }) => [inLanguage(language, memory?.parsed == null ? 'I can\'t give reasons.' : `I can't give reasons; I only read what is in my data. This came from ${memory.source}.`, memory?.parsed == null ? '我说不出原因。' : `我说不出原因，我只是读取数据。这来自${memory.source}。`)]);
export const whereFrom = say(({ language, memory }) => [memory?.parsed == null ? inLanguage(language, 'I have not told you anything yet.', '我还没有告诉你什么。') : inLanguage(language, `That came from ${memory.source}.`, `这来自${memory.source}。`), ...(memory?.parsed == null ? [] : [inLanguage(language, 'I can\'t check it any further.', '我没法再进一步核实。')])]);
