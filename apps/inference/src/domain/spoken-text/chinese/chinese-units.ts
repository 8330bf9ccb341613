export const chineseUnits: Readonly<Record<string, string>> = {
  km: '公里', m: '米', cm: '厘米', mm: '毫米', nm: '纳米', 'µm': '微米', 'μm': '微米', ft: '英尺', mi: '英里', yd: '码',
  kg: '公斤', g: '克', mg: '毫克', t: '吨', lb: '磅', lbs: '磅', oz: '盎司', L: '升', l: '升', ml: '毫升', mL: '毫升', ha: '公顷',
  ms: '毫秒', s: '秒', min: '分钟', h: '小时', Hz: '赫兹', kHz: '千赫', MHz: '兆赫', GHz: '吉赫', W: '瓦', kW: '千瓦', MW: '兆瓦', kWh: '千瓦时', V: '伏', kV: '千伏', A: '安', mA: '毫安', mAh: '毫安时', 'Ω': '欧姆',
  J: '焦耳', kJ: '千焦', kcal: '千卡', cal: '卡', N: '牛', Pa: '帕', kPa: '千帕', hPa: '百帕', dB: '分贝', px: '像素', rpm: '转每分', mph: '英里每小时', kB: '千字节', KB: '千字节', MB: '兆字节', GB: '吉字节', TB: '太字节', Mbps: '兆比特每秒',
  '°C': '摄氏度', '℃': '摄氏度', '°F': '华氏度', '℉': '华氏度', '°': '度', '㎡': '平方米', '㎞': '公里', '㎏': '公斤', '㎝': '厘米', '㎜': '毫米',
};
export const chineseUnitPattern = Object.keys(chineseUnits).sort((a, b) => b.length - a.length).join('|');

export const chineseCurrencies: Readonly<Record<string, string>> = {
  'US$': '美元', 'HK$': '港元', 'NT$': '新台币', 'A$': '澳元', 'C$': '加元', $: '美元', '€': '欧元', '£': '英镑', '¥': '元', '￥': '元', '₹': '卢比', '₩': '韩元', '₽': '卢布',
  USD: '美元', EUR: '欧元', GBP: '英镑', JPY: '日元', CNY: '人民币', RMB: '人民币', HKD: '港元',
};
export const chineseSignPattern = 'US\\$|HK\\$|NT\\$|A\\$|C\\$|[$€£¥￥₹₩₽]';
export const chineseCodePattern = 'USD|EUR|GBP|JPY|CNY|RMB|HKD';

/** Measure words before which 2 is 两. 月, 日, 号, 楼, 班 are not among them: they rank. */
export const measureWords = '个|只|位|名|条|本|张|件|次|天|年|周|岁|块|种|家|座|台|辆|间|层|支|把|双|场|分钟|小时|秒|倍|口|头|匹|杯|瓶|碗|斤|公斤|公里|米|升|度|元|点|篇|句|段|首|门|组|份|棵|朵|滴|顿|套|部|架|艘|群|对|颗|根|片|面|幅|栋|所|类|项|步|轮|代|届|遍|趟|下|声|千|万|亿';
