import { describe, expect, it } from 'vitest';
import { cities, cityName } from '../lexicon/cities.ts';
import { parseIntent } from '../parse-intent.ts';
import { readChineseNumber } from './chinese-numerals.ts';

const asked = `
time-now | 现在几点？
time-now | 几点了
time-in tokyo | 东京现在几点
time-in tokyo | 東京現在幾點
time-in FR | 法国现在是几点
time-in london | 请问伦敦现在几点了
time-difference london tokyo | 伦敦和东京的时差是多少
date-on 今天 | 今天几号
date-on 明天 | 明天是星期几
date-on 三天后 | 三天后是星期几
date-on 下周五 | 下周五是几号
date-of Christmas | 圣诞节是哪天
days-until Christmas | 离圣诞节还有几天
days-until New Year | 距离元旦还有多少天？
calculate 7 * 8 | 七乘以八等于多少
calculate 3 + 5 | 3加5等于几
calculate 100 / 4 | 一百除以四
calculate 10 - 3 * 2 | 十减三乘二
calculate 200 * (15 / 100) | 二百的百分之十五是多少
calculate sqrt(144) | 一百四十四的平方根是多少
calculate 12 ^ 2 | 12的平方
calculate 2 ^ 10 | 二的十次方等于多少
calculate (1 / 3) + (1 / 2) | 三分之一加二分之一
calculate 2.5 * 4 | 二点五乘以四
convert 10 mile kilometer | 十英里等于多少公里
convert 5 kilogram jin | 5公斤是几斤
convert 1 hour second | 一小时有多少秒
convert 30 degree celsius degree fahrenheit | 摄氏三十度等于华氏多少度
convert 3.5 kilometer mile | 把3.5公里换算成英里
convert 0.5 hour minute | 半个小时是多少分钟
country-capital FR | 法国的首都是哪里？
country-capital BR | 巴西首都是什么
capital-country nairobi | 内罗毕是哪个国家的首都
country-currency JP | 日本用什么货币
country-currency CH | 瑞士的货币是什么
country-languages BR | 巴西说什么语言
country-area CA | 加拿大面积有多大
country-region PE | 秘鲁在哪个洲
country-neighbours DE | 德国和哪些国家接壤
country-neighbours CN | 中国有哪些邻国
country-calling-code IT | 意大利的国际区号是多少
country-flag SE | 瑞典的国旗
country-landlocked BO | 玻利维亚是内陆国吗
country-bigger FR ES | 法国和西班牙哪个大
population tokyo | 东京有多少人口
city-where cairo | 开罗在哪里
tell-about FR | 介绍一下法国
see-scene | 你看到了什么
see-text | 上面写了什么
see-people | 有几个人
see-colour this | 这是什么颜色
see-holding | 我手里拿的是什么
see-mood | 我看起来开心吗
abilities | 你会做什么
who-are-you | 你是谁？
are-you-vita | 你是 VITA 吗？
hello | 你好
thanks | 谢谢
goodbye | 再见
session-command stop | 停
session-command stop | 别说了
session-command wait | 等一下
session-command go-on | 继续
session-command repeat | 再说一遍
session-command louder | 大声点
session-command slower | 慢一点
session-command faster | 说快一点
unsupported weather | 今天天气怎么样
unsupported stories | 给我讲个笑话`;

const notAsked = ['我今天很累', '吃饭了', '他昨天去了北京', '把灯打开', '我想要一杯拿铁', '会议改到下午了', '孩子们都睡了', '这本书很好看', '嗯', '对对对', '帮我拿一下', '快来吃饭', '我妈妈在法国', '三个人一起去'];

function meanings(text: string): string {
  const parsed = parseIntent(text, { language: 'zh' });
  if (parsed === null || parsed.score < 0.6) return '-';
  const slots = Object.values(parsed.slots).map((value) => {
    if (value.type === 'country') return value.code;
    if (value.type === 'city') { const city = cities[value.city]; return city === undefined ? '' : cityName(city); }
    return value.type === 'number' ? String(value.value) : value.type === 'unit' ? value.id : value.type === 'expression' ? value.math : value.type === 'holiday' ? value.name : value.type === 'word' ? value.word : value.said;
  });
  return [parsed.intent, ...slots, ...(parsed.command === null ? [] : [parsed.command])].join(' ');
}

describe('typed Chinese', () => {
  it.each(asked.trim().split('\n').map((line) => line.split(' | ')))('%s: %s', (expected, text) => expect(meanings(text ?? '')).toBe(expected));
  it.each(notAsked)('asks nothing: %s', (text) => expect(meanings(text)).toBe('-'));

  it('follows what was asked before', () => {
    const previous = parseIntent('法国的首都是哪里', { language: 'zh' });
    expect(previous).not.toBeNull();
    if (previous === null) return;
    expect(parseIntent('那日本呢？', { language: 'zh', previous })).toMatchObject({ intent: 'what-about', score: 1, slots: { place: { code: 'JP' } } });
    expect(parseIntent('它的货币呢', { language: 'zh', previous })).toMatchObject({ intent: 'and-its', score: 1, slots: { attribute: { word: 'country-currency' } } });
  });
});

describe('Chinese numerals', () => {
  it.each([['七', 7], ['十', 10], ['十二', 12], ['二十', 20], ['一百零五', 105], ['一百二', 120], ['三百二十', 320], ['两千', 2000], ['一万五', 15_000], ['一万零五', 10_005], ['三亿', 3e8], ['二点五', 2.5], ['半', 0.5], ['一九八四', 1984], ['3.14', 3.14], ['2万', 20_000], ['十万', 100_000], ['一百二十三万四千五百六十七', 1_234_567]])('%s', (text, value) => expect(readChineseNumber(text)).toBe(value));
  it.each(['', '点', '.', '法国', '三点', '一二x', '点五五点'])('is none: %s', (text) => expect(readChineseNumber(text)).toBeNull());
});
