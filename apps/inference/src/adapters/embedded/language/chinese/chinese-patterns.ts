import type { SessionCommand } from '../../../../ports/omni-engine.ts';
import type { IntentName, SlotName } from '../intents.ts';

/**
 * What is asked in Chinese, as whole-sentence patterns over text without spaces and punctuation. Named groups are slots: `country`, `place`, `day` …;
 * each must be readable as that slot, else the next pattern is tried.
 */
export interface ChinesePattern {
  intent: IntentName;
  pattern: RegExp;
  given?: Partial<Record<SlotName, string>>;
  command?: SessionCommand;
}

const ask = (intent: IntentName, source: string, given?: Partial<Record<SlotName, string>>): ChinesePattern => ({ intent, pattern: new RegExp(`^(?:请问|请告诉我|告诉我|你知道|你好|那么?|嗯|请)*${source}(?:吗|呢|啊|呀|吧|了|谢谢)*$`, 'u'), ...(given === undefined ? {} : { given }) });
const order = (command: SessionCommand, source: string): ChinesePattern => ({ ...ask('session-command', source), command });
const what = '(?:是|叫|有)?(?:哪里|哪儿|哪个城市|哪个|哪|什么|多少|啥|什么地方|哪座城市)?';

export const chinesePatterns: readonly ChinesePattern[] = [
  order('stop', '(?:停|停下|停下来|停止|别说了|不要说了|闭嘴|安静|够了|行了|好了好了|别讲了|打住|停一下)'), order('wait', '(?:等一下|等等|等一等|稍等|稍等一下|等会儿|等我一下|暂停|先停一下)'), order('go-on', '(?:继续|继续说|接着说|接着讲|往下说|说下去|请继续|继续讲)'),
  order('repeat', '(?:再说一遍|再说一次|重复一遍|重复一下|重复|再讲一遍|你刚才说什么|没听清|我没听清|请再说一遍|再来一遍)'), order('louder', '(?:大声点|大声一点|声音大一点|声音大点|大点声|音量大一点|说大声点|听不见|我听不见)'), order('quieter', '(?:小声点|小声一点|声音小一点|声音小点|小点声|太大声了|音量小一点|太吵了)'),
  order('slower', '(?:慢点|慢一点|说慢一点|说慢点|太快了|讲慢一点|慢一点说|慢点说)'), order('faster', '(?:快点|快一点|说快一点|说快点|太慢了|讲快一点|快点说)'),
  ask('hello', '(?:你好|您好|嗨|哈喽|早上好|下午好|晚上好|早安|大家好)'), ask('goodbye', '(?:再见|拜拜|晚安|回头见|下次见)'), ask('thanks', '(?:谢谢|谢谢你|多谢|非常感谢|感谢|太好了谢谢)'), ask('how-are-you', '(?:你好|你怎么样|你还好|最近怎么样|你今天怎么样|你好不好)'),
  ask('are-you-vita', '(?:你是|这是)(?:不是)?(?:vita|VITA|Vita)(?:模型)?'), ask('who-are-you', '(?:你是谁|你是什么|你叫什么|你叫什么名字|你的名字是什么|介绍一下你自己|你是机器人|你是人|自我介绍一下|谁做了你|谁创造了你)'), ask('abilities', '(?:你会什么|你会做什么|你能做什么|你可以做什么|你能干什么|你会干什么|我可以问你什么|我能问你什么|我可以问什么|你有什么功能|你能帮我做什么|帮助|你能回答什么问题)'),
  ask('can-you-hear', '(?:你)?(?:能)?(?:听得到|听得见|听到|听见)(?:我|我说话)?'), ask('languages-spoken', '你?(?:会|能)(?:说|讲)(?:中文|英文|英语|汉语|普通话|法语|德语|日语|什么语言|哪些语言)'), ask('privacy', '(?:你会录音|你在录音|你会记录我说的话|你会保存我的声音|你联网|需要联网|你会把我的声音发出去)'),
  ask('days-until', '(?:现在)?(?:离|距离|距|到)(?<holiday>.+?)(?:还)?(?:有|要|剩)?(?:多少|几)天'), ask('days-until', '(?:还有|还剩)(?:多少|几)天(?:到|是|才到|就是)?(?<holiday>.+?)'), ask('date-of', '(?:今年)?(?:的)?(?<holiday>.+?)(?:是)?(?:在)?(?:哪一?天|几号|几月几[号日]|什么时候|星期几|周几)'),
  ask('time-difference', '(?<place>.+?)(?:和|与|跟|同)(?<place2>.+?)(?:的|之间的|之间)?(?:时差)(?:是|有)?(?:多少|几个小时|多大|几小时|多久)?'), ask('time-difference', '(?<place>.+?)比(?<place2>.+?)(?:早|晚|快|慢)(?:几个小时|多少小时|多少|几小时)'), ask('time-difference', '(?:这里)?(?:和|与|跟)(?<place>.+?)(?:的)?时差(?:是|有)?(?:多少|几个小时|多大)?'),
  ask('time-now', '(?:现在|目前|此刻)?(?:是|的)?(?:几点|几点钟|什么时间|时间|什么时候)(?:了|钟|是几点|是多少)?'), ask('time-in', '(?:现在)?(?<place>.+?)(?:现在|目前|那边|当地)*(?:是|的)?(?:几点|几点钟|什么时间|时间|当地时间)(?:了|钟|是多少|是几点)?'), ask('time-in', '(?<place>.+?)(?:在|属于|是)(?:哪个|什么)时区'),
  ask('date-on', '(?<day>.+?)(?:是|的)?(?:几号|几月几[号日]|星期几|周几|礼拜几|什么日子|日期|哪一?天|多少号)(?:是什么|是多少|是几号)?'), ask('date-on', '(?:现在|今年)?是?(?:哪一年|几月|哪年|几几年)', { day: 'today' }),
  ask('country-capital', `(?<country>.+?)(?:的)?首都${what}`), ask('capital-country', '(?<city>.+?)是(?:哪个|哪|什么)国家?的首都'), ask('country-currency', `(?<country>.+?)(?:的)?(?:货币|钱币)${what}(?:货币)?`), ask('country-currency', '(?<country>.+?)(?:人)?(?:用|使用|花)(?:的是)?(?:什么|哪种|哪个)(?:货币|钱|币)'),
  ask('country-languages', '(?<country>.+?)(?:人)?(?:说|讲|使用|用)(?:的是)?(?:什么|哪种|哪些|哪国)(?:语言|话|语)'), ask('country-languages', `(?<country>.+?)的(?:官方)?语言${what}`), ask('country-area', '(?<country>.+?)(?:的)?(?:国土)?(?:面积)(?:是|有)?(?:多少|多大|几平方公里)?(?:平方公里)?'), ask('country-area', '(?<country>.+?)(?:有)?多大'),
  ask('country-region', '(?<country>.+?)(?:位于|在|属于)(?:哪个|什么|哪一个)(?:洲|大洲|大陆|地区)'), ask('country-region', '(?<country>.+?)(?:位于|在)(?:哪里|哪儿|什么地方|哪)'), ask('city-where', '(?<city>.+?)(?:位于|在)(?:哪里|哪儿|什么地方|哪|哪个国家)'),
  ask('country-neighbours', '(?<country>.+?)(?:和|与|跟|同)?(?:哪些|哪几个|什么)国家(?:接壤|相邻|交界|是邻国)'), ask('country-neighbours', '(?<country>.+?)(?:的)?(?:邻国|邻居)(?:是|有)?(?:哪些|哪几个|什么|谁)?(?:国家)?'), ask('country-neighbours', '(?<country>.+?)有(?:哪些|几个|多少)(?:个)?邻国'),
  ask('country-calling-code', `(?<country>.+?)(?:的)?(?:国际)?(?:电话)?(?:区号|代码|国家代码|国码)${what}`), ask('country-flag', `(?<country>.+?)(?:的)?国旗(?:长什么样|什么样|怎么样)?${what}`), ask('country-landlocked', '(?<country>.+?)(?:是(?:不是)?内陆国家?|靠海|临海|有海岸线|有没有海|是岛国)'), ask('country-bigger', '(?<country>.+?)(?:和|与|跟)(?<country2>.+?)(?:哪个|谁)(?:更|比较)?(?:大|小)'), ask('country-bigger', '(?<country>.+?)比(?<country2>.+?)(?:大|小)(?:多少)?'),
  ask('population', '(?<place>.+?)(?:的)?(?:总?人口)(?:是|有)?(?:多少|几)?(?:人)?'), ask('population', '(?<place>.+?)有?多少(?:人口|人)'), ask('tell-about', '(?:介绍|说说|讲讲|谈谈|说一说|讲一讲|聊聊)(?:一下|一点)?(?:关于)?(?<country>.+?)(?:这个国家)?'), ask('tell-about', '(?:我想)?(?:了解|知道)(?:一下|关于|更多关于)*(?<country>.+?)(?:这个国家|的情况)?'),
  ask('see-text', '(?:这|那|上面|这上面|这里|纸上|牌子上|屏幕上)?(?:写|写着|写了|印着)(?:了|的是|着)?(?:什么|啥|什么字)'), ask('see-text', '(?:你)?(?:能|可以)?(?:读|念)(?:一下|出来|给我听|这个|这段文字|上面的字)*'), ask('see-people', '(?:这里|画面里|房间里|镜头前)?(?:有|能看到|看到)(?:几个|多少个?)人'), ask('see-colour', '(?:我的)?(?<thing>这|这个|那个|它|衬衫|衣服|帽子|头发|杯子|墙|背景|书|笔|手机)(?:是)?什么颜色(?:的)?'), ask('see-holding', '我(?:的)?(?:手里|手上)?(?:拿|拿着|举着|有)(?:的是|的|着)?(?:什么|啥)(?:东西)?'),
  ask('see-mood', '我(?:看起来|看上去)(?:开心|高兴|难过|累|生气|怎么样|伤心|惊讶)'), ask('see-light', '(?:这里|房间里?|屋里|光线)?(?:亮|暗|太暗|太亮|够亮|够|怎么样)(?:不亮|不暗|不够)?'), ask('see-me', '(?:你)?(?:看得到|看得见|能看到|能看见|看见)我'), ask('see-scene', '(?:你)?(?:现在)?(?:能|可以)?(?:看到|看见|看)(?:了|到|见)*(?:什么|啥|些什么)(?:东西)?'), ask('see-scene', '(?:描述|形容|看)(?:一下)?(?:你看到的|画面|这个|这里|这张图|你看到了什么)?(?:是什么)?'), ask('see-scene', '(?:这|那)是(?:什么|啥)(?:东西)?'),
  ask('unsupported', '.*(?:天气|气温|下雨|下雪|温度).*', { kind: 'weather' }), ask('unsupported', '.*(?:新闻|头条).*', { kind: 'news' }), ask('unsupported', '(?:给我)?(?:讲|说)(?:一)?个(?:笑话|故事)', { kind: 'stories' }), ask('unsupported', '(?:给我|帮我)?(?:放|播放|唱)(?:一)?(?:首|点)?(?:歌|音乐|首歌)', { kind: 'music' }), ask('unsupported', '.*(?:总统|主席|总理|首相|国王)(?:是谁)', { kind: 'politics' }), ask('unsupported', '.*(?:怎么说|翻译).*', { kind: 'translation' }), ask('unsupported', '(?:设|设置|定)(?:一)?个?(?:闹钟|计时器|提醒).*', { kind: 'timers' }),
  ask('and-its', '(?:那)?(?:它|他|那里|那儿|那边|这个国家)?(?:的|说|用|在)?(?<attribute>首都|货币|语言|面积|人口|邻国|国旗|区号|时间|大洲)'), ask('what-about', '(?:那|和|还有)?(?:在)?(?<place>.+?)(?:怎么样)?呢?'), ask('what-about', '(?:那)?(?:换算)?(?:成)?(?<unit2>.+?)呢'), ask('what-about', '(?:那)?(?<day>.+?)呢'),
  ask('tell-more', '(?:再|多)?(?:详细|多)(?:一点|说点|说一点|讲讲|介绍一下)|还有(?:什么|别的)?'), ask('why', '为什么|为啥'), ask('where-from', '(?:你)?(?:怎么知道的|从哪里知道的|确定|真的|数据来自哪里)'),
];
