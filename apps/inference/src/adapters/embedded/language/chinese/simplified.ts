/** Traditional characters of the questions that we know, and their simplified forms. Not a general converter. */
const pairs = '幾几點点鐘钟時时間间現现麼么爲为為为國国貨货幣币語语說说話话講讲積积區区號号數数乘乘減减除除於于換换裡里裏里錢钱臺台灣湾東东倫伦紐纽約约羅罗馬马韓韩蘭兰俄俄羅罗亞亚義义聖圣誕诞節节離离還还個个們们見见聽听誰谁認认識识顏颜會会嗎吗請请聲声繼继續续復复講讲閉闭邊边鄰邻陸陆島岛歐欧紹绍麗丽賓宾達达維维納纳爾尔盧卢葉叶緬缅齊齐內内雙双邁迈歲岁報报氣气溫温風风雲云電电視视書书寫写讀读動动過过對对開开關关歡欢樂乐難难過过剛刚慢慢曆历歷历萬万億亿兩两參参陸陆磅磅噸吨釐厘畝亩頃顷華华氏氏攝摄卡卡節节帶带';
const simplified = new Map<string, string>();
for (let index = 0; index + 1 < pairs.length; index += 2) simplified.set(pairs[index] as string, pairs[index + 1] as string);
export const toSimplified = (text: string): string => [...text].map((character) => simplified.get(character) ?? character).join('');
