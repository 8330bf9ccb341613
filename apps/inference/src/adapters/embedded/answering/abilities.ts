import type { EngineInfo } from '@duet/shared';

/** What the embedded engine can be asked; the keys are those of the page's messages (`abilities.<key>`). */
export const engineAbilities: EngineInfo['abilities'] = [
  { key: 'time', examples: { en: ['What time is it in Tokyo?', 'What day is it today?', 'How many days until Christmas?'], zh: ['东京现在几点？', '今天星期几？', '离圣诞节还有几天？'] } },
  { key: 'calculate', examples: { en: ['What is seven times eight?', 'What is fifteen percent of two hundred?'], zh: ['七乘以八等于多少？', '一百四十四的平方根是多少？'] } },
  { key: 'convert', examples: { en: ['Convert ten miles to kilometers.', 'How many feet are in a mile?'], zh: ['十英里等于多少公里？', '摄氏三十度等于华氏多少度？'] } },
  { key: 'topics', examples: { en: ['Tell me about lighthouses.', 'What is a telescope?', 'What kinds of whales are there?'], zh: [] } },
  { key: 'words', examples: { en: ['What does gravity mean?', 'What is the opposite of hot?', 'How do you spell rhythm?'], zh: [] } },
  { key: 'countries', examples: { en: ['What is the capital of Kenya?', 'Which countries border Germany?', 'Tell me about Japan.'], zh: ['肯尼亚的首都是哪里？', '德国和哪些国家接壤？', '介绍一下日本。'] } },
  { key: 'camera', examples: { en: ['What do you see?', 'Can you read this?', 'How many people are there?'], zh: ['你看到了什么？', '上面写了什么？', '有几个人？'] } },
  { key: 'follow', examples: { en: ['And its capital?', 'What about Japan?', 'Tell me more.'], zh: ['它的首都呢？', '那日本呢？'] } },
  { key: 'commands', examples: { en: ['Stop.', 'Wait.', 'Go on.', 'Repeat that.', 'Slower.'], zh: ['停。', '等一下。', '继续。', '再说一遍。', '慢一点。'] } },
];

/** Examples in turn, one of each ability, for the answer to what cannot be answered. */
export function suggestions(language: 'en' | 'zh', turn: number, count = 2): string[] {
  const lists = engineAbilities.filter(({ key }) => key !== 'commands' && key !== 'follow').map(({ examples }) => examples[language] ?? []).filter((list) => list.length > 0);
  return Array.from({ length: count }, (_, index) => {
    const place = turn * count + index;
    const list = lists[place % lists.length] ?? [];
    return list[Math.floor(place / lists.length) % Math.max(1, list.length)] ?? '';
  });
}
