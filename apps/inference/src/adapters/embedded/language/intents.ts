/** What a slot of an intent may hold; `closed` lists are matched by sound too, the others are read by a small grammar. */
export const slotNames = ['country', 'city', 'place', 'place2', 'country2', 'topic', 'amount', 'unit', 'unit2', 'expression', 'holiday', 'day', 'thing', 'colour', 'command', 'direction', 'attribute', 'kind'] as const;
export type SlotName = (typeof slotNames)[number];

/** How an intent is asked when nothing else of the sentence tells. */
export type IntentForm = 'question' | 'command' | 'statement' | 'fragment';

export interface IntentDefinition {
  form: IntentForm;
  slots: readonly SlotName[];
  /** Said or typed by somebody who asks for it. */
  en: readonly string[];
  zh: readonly string[];
}

const intent = (form: IntentForm, slots: readonly SlotName[], en: readonly string[], zh: readonly string[]): IntentDefinition => ({ form, slots, en, zh });

/** The closed list of what the embedded engine understands. */
export const intents = {
  'time-now': intent('question', [], ['What time is it?'], ['现在几点？']),
  'time-in': intent('question', ['place'], ['What time is it in Tokyo?'], ['东京现在几点？']),
  'time-difference': intent('question', ['place', 'place2'], ['What is the time difference between London and Tokyo?'], ['伦敦和东京的时差是多少？']),
  'date-on': intent('question', ['day'], ['What day is it today?', 'What is the date tomorrow?'], ['今天几号？', '明天星期几？']),
  'date-of': intent('question', ['holiday'], ['When is Christmas?'], ['圣诞节是哪天？']),
  'days-until': intent('question', ['holiday'], ['How many days until Christmas?'], ['离圣诞节还有几天？']),
  'calculate': intent('question', ['expression'], ['What is seven times eight?', 'What is fifteen percent of two hundred?'], ['七乘以八等于多少？']),
  'convert': intent('question', ['amount', 'unit', 'unit2'], ['Convert ten miles to kilometers.', 'How many feet are in a mile?'], ['十英里等于多少公里？']),
  'define': intent('question', ['topic'], ['What does gravity mean?', 'What is a lighthouse?'], []),
  'tell-about': intent('question', ['topic'], ['Tell me about lighthouses.', 'Tell me about France.'], ['介绍一下法国。']),
  'kinds-of': intent('question', ['topic'], ['What kinds of whales are there?'], []),
  'parts-of': intent('question', ['topic'], ['What are the parts of a flower?'], []),
  'opposite-of': intent('question', ['topic'], ['What is the opposite of courage?'], []),
  'synonym-of': intent('question', ['topic'], ['What is another word for happiness?'], []),
  'spell': intent('question', ['topic'], ['How do you spell rhythm?'], []),
  'country-capital': intent('question', ['country'], ['What is the capital of France?'], ['法国的首都是哪里？']),
  'capital-country': intent('question', ['city'], ['Which country is Nairobi the capital of?'], ['内罗毕是哪个国家的首都？']),
  'country-currency': intent('question', ['country'], ['What is the currency of Japan?'], ['日本用什么货币？']),
  'country-languages': intent('question', ['country'], ['What language do they speak in Brazil?'], ['巴西说什么语言？']),
  'country-area': intent('question', ['country'], ['How big is Canada?'], ['加拿大面积有多大？']),
  'country-region': intent('question', ['country'], ['What continent is Peru in?'], ['秘鲁在哪个洲？']),
  'country-neighbours': intent('question', ['country'], ['Which countries border Germany?'], ['德国和哪些国家接壤？']),
  'country-calling-code': intent('question', ['country'], ['What is the calling code of Italy?'], ['意大利的国际区号是多少？']),
  'country-flag': intent('question', ['country'], ['What is the flag of Sweden?'], ['瑞典的国旗是什么？']),
  'country-landlocked': intent('question', ['country'], ['Is Bolivia landlocked?'], ['玻利维亚是内陆国吗？']),
  'country-bigger': intent('question', ['country', 'country2'], ['Which is bigger, France or Spain?'], ['法国和西班牙哪个大？']),
  'population': intent('question', ['place'], ['How many people live in Tokyo?'], ['东京有多少人口？']),
  'city-where': intent('question', ['city'], ['Where is Timbuktu?'], ['开罗在哪里？']),
  'see-scene': intent('question', [], ['What do you see?'], ['你看到了什么？']),
  'see-text': intent('question', [], ['Can you read this?'], ['上面写了什么？']),
  'see-people': intent('question', [], ['How many people are there?'], ['有几个人？']),
  'see-colour': intent('question', ['thing'], ['What colour is this?', 'What colour is my shirt?'], ['这是什么颜色？']),
  'see-holding': intent('question', [], ['What am I holding?'], ['我手里拿的是什么？']),
  'see-mood': intent('question', [], ['Do I look happy?'], ['我看起来开心吗？']),
  'see-light': intent('question', [], ['Is it dark in here?'], ['这里暗吗？']),
  'see-thing': intent('question', ['thing'], ['Can you see a cup?'], ['你能看到杯子吗？']),
  'see-me': intent('question', [], ['Can you see me?'], ['你看得到我吗？']),
  'abilities': intent('question', [], ['What can you do?'], ['你会做什么？']),
  'who-are-you': intent('question', [], ['Who are you?'], ['你是谁？']),
  'are-you-vita': intent('question', [], ['Are you VITA?'], ['你是 VITA 吗？']),
  'can-you-hear': intent('question', [], ['Can you hear me?'], ['你听得到吗？']),
  'languages-spoken': intent('question', [], ['Do you speak Chinese?'], ['你会说中文吗？']),
  'privacy': intent('question', [], ['Do you record what I say?'], ['你会录音吗？']),
  'hello': intent('statement', [], ['Hello.'], ['你好。']),
  'goodbye': intent('statement', [], ['Goodbye.'], ['再见。']),
  'thanks': intent('statement', [], ['Thank you.'], ['谢谢。']),
  'how-are-you': intent('question', [], ['How are you?'], ['你好吗？']),
  'what-about': intent('fragment', ['place', 'topic', 'unit2', 'day', 'holiday'], ['What about Japan?', 'How about in miles?'], ['那日本呢？']),
  'and-its': intent('fragment', ['attribute'], ['And its capital?'], ['那它的首都呢？']),
  'tell-more': intent('fragment', [], ['Tell me more.'], ['再详细一点。']),
  'why': intent('fragment', [], ['Why?'], ['为什么？']),
  'where-from': intent('question', [], ['How do you know that?'], ['你怎么知道的？']),
  'session-command': intent('command', ['command'], ['Stop.', 'Wait.', 'Go on.', 'Repeat that.', 'Louder.', 'Slower.'], ['停。', '等一下。', '继续。', '再说一遍。', '大声点。', '慢一点。']),
  'unsupported': intent('question', ['kind'], ['What is the weather like?', 'Tell me the news.'], ['今天天气怎么样？']),
} as const satisfies Record<string, IntentDefinition>;

export type IntentName = keyof typeof intents;
export const intentNames = Object.keys(intents) as IntentName[];
