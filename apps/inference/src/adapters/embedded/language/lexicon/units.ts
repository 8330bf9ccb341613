/** A unit that can be converted: its name in the expression language of the calculator, and what people call it. */
export interface Unit {
  id: string;
  kind: 'length' | 'mass' | 'volume' | 'time' | 'temperature' | 'speed' | 'area' | 'data' | 'energy' | 'power' | 'pressure' | 'angle';
  /** What the calculator calls it. */
  math: string;
  singular: string;
  plural: string;
  /** Other things that are said or typed. */
  also: readonly string[];
  zh: readonly string[];
}

const unit = (kind: Unit['kind'], math: string, singular: string, plural: string, also: readonly string[] = [], zh: readonly string[] = []): Unit => ({ id: singular, kind, math, singular, plural, also, zh });

export const units: readonly Unit[] = [
  unit('length', 'mm', 'millimeter', 'millimeters', ['mm', 'millimetre', 'millimetres'], ['毫米']), unit('length', 'cm', 'centimeter', 'centimeters', ['cm', 'centimetre', 'centimetres'], ['厘米', '公分']), unit('length', 'm', 'meter', 'meters', ['m', 'metre', 'metres'], ['米', '公尺']),
  unit('length', 'km', 'kilometer', 'kilometers', ['km', 'kilometre', 'kilometres', 'kms', 'k'], ['公里', '千米']), unit('length', 'inch', 'inch', 'inches', ['in'], ['英寸', '寸']), unit('length', 'ft', 'foot', 'feet', ['ft'], ['英尺', '尺']), unit('length', 'yard', 'yard', 'yards', ['yd'], ['码']), unit('length', 'mile', 'mile', 'miles', ['mi'], ['英里']),
  unit('length', '(1852 m)', 'nautical mile', 'nautical miles', [], ['海里']), unit('length', '(9460730472580800 m)', 'light year', 'light years', ['lightyear', 'lightyears'], ['光年']), unit('length', '(149597870700 m)', 'astronomical unit', 'astronomical units', [], ['天文单位']), unit('length', '(500 m)', 'li', 'li', [], ['里', '华里']),
  unit('mass', 'g', 'gram', 'grams', ['g', 'gramme', 'grammes'], ['克']), unit('mass', 'mg', 'milligram', 'milligrams', ['mg'], ['毫克']), unit('mass', 'kg', 'kilogram', 'kilograms', ['kg', 'kilo', 'kilos', 'kilogramme', 'kilogrammes'], ['公斤', '千克']), unit('mass', '(1000 kg)', 'ton', 'tons', ['tonne', 'tonnes', 'metric ton', 'metric tons', 't'], ['吨']),
  unit('mass', 'lb', 'pound', 'pounds', ['lb', 'lbs'], ['磅', '英镑重']), unit('mass', 'oz', 'ounce', 'ounces', ['oz'], ['盎司']), unit('mass', 'stone', 'stone', 'stones', [], ['英石']), unit('mass', '(500 g)', 'jin', 'jin', [], ['斤', '市斤']),
  unit('volume', 'litre', 'liter', 'liters', ['l', 'litre', 'litres'], ['升', '公升']), unit('volume', 'ml', 'milliliter', 'milliliters', ['ml', 'millilitre', 'millilitres'], ['毫升']), unit('volume', 'gallon', 'gallon', 'gallons', ['gal'], ['加仑']), unit('volume', 'quart', 'quart', 'quarts', ['qt'], ['夸脱']), unit('volume', 'pint', 'pint', 'pints', [], ['品脱']),
  unit('volume', 'cup', 'cup', 'cups', [], ['杯']), unit('volume', 'tablespoon', 'tablespoon', 'tablespoons', ['tbsp'], ['汤匙']), unit('volume', 'teaspoon', 'teaspoon', 'teaspoons', ['tsp'], ['茶匙']), unit('volume', 'fluidounce', 'fluid ounce', 'fluid ounces', ['fl oz'], ['液量盎司']), unit('volume', 'm3', 'cubic meter', 'cubic meters', ['cubic metre', 'cubic metres'], ['立方米']),
  unit('time', 'second', 'second', 'seconds', ['s', 'sec', 'secs'], ['秒', '秒钟']), unit('time', 'minute', 'minute', 'minutes', ['min', 'mins'], ['分钟']), unit('time', 'hour', 'hour', 'hours', ['h', 'hr', 'hrs'], ['小时', '个小时', '钟头']), unit('time', 'day', 'day', 'days', [], ['天', '日']), unit('time', 'week', 'week', 'weeks', [], ['周', '星期', '个星期']),
  unit('time', '(30.436875 day)', 'month', 'months', [], ['个月']), unit('time', '(365.2425 day)', 'year', 'years', [], ['年']), unit('time', '(3652.425 day)', 'decade', 'decades', [], []), unit('time', '(36524.25 day)', 'century', 'centuries', [], ['世纪']), unit('time', 'ms', 'millisecond', 'milliseconds', ['ms'], ['毫秒']),
  unit('temperature', 'degC', 'degree celsius', 'degrees celsius', ['celsius', 'degrees centigrade', 'centigrade', 'degree centigrade', 'c', '°c', '℃'], ['摄氏度', '摄氏']), unit('temperature', 'degF', 'degree fahrenheit', 'degrees fahrenheit', ['fahrenheit', 'f', '°f', '℉'], ['华氏度', '华氏']), unit('temperature', 'K', 'kelvin', 'kelvin', ['kelvins', 'degrees kelvin'], ['开尔文', '开氏度']),
  unit('speed', 'km/h', 'kilometer per hour', 'kilometers per hour', ['km/h', 'kmh', 'kph', 'kilometers an hour', 'kilometres per hour'], ['公里每小时', '千米每小时']), unit('speed', 'mile/hour', 'mile per hour', 'miles per hour', ['mph', 'miles an hour'], ['英里每小时']), unit('speed', 'm/s', 'meter per second', 'meters per second', ['m/s', 'metres per second'], ['米每秒']), unit('speed', '(1852 m/hour)', 'knot', 'knots', [], ['节']),
  unit('area', 'm2', 'square meter', 'square meters', ['square metre', 'square metres', 'm2', 'sqm'], ['平方米']), unit('area', 'km2', 'square kilometer', 'square kilometers', ['square kilometre', 'square kilometres', 'km2'], ['平方公里', '平方千米']), unit('area', 'sqft', 'square foot', 'square feet', ['sqft'], ['平方英尺']), unit('area', 'sqmi', 'square mile', 'square miles', [], ['平方英里']),
  unit('area', 'acre', 'acre', 'acres', [], ['英亩']), unit('area', 'hectare', 'hectare', 'hectares', ['ha'], ['公顷']), unit('area', '(2000/3 m2)', 'mu', 'mu', [], ['亩']),
  unit('data', 'byte', 'byte', 'bytes', [], ['字节']), unit('data', 'bit', 'bit', 'bits', [], ['比特']), unit('data', 'kB', 'kilobyte', 'kilobytes', ['kb'], ['千字节']), unit('data', 'MB', 'megabyte', 'megabytes', ['mb'], ['兆字节', '兆']), unit('data', 'GB', 'gigabyte', 'gigabytes', ['gb'], ['吉字节']), unit('data', 'TB', 'terabyte', 'terabytes', ['tb'], ['太字节']),
  unit('energy', 'J', 'joule', 'joules', [], ['焦耳']), unit('energy', '(4184 J)', 'calorie', 'calories', ['kilocalorie', 'kilocalories', 'kcal'], ['卡路里', '大卡', '千卡']), unit('energy', 'kWh', 'kilowatt hour', 'kilowatt hours', ['kwh'], ['度电', '千瓦时']),
  unit('power', 'W', 'watt', 'watts', [], ['瓦', '瓦特']), unit('power', 'kW', 'kilowatt', 'kilowatts', ['kw'], ['千瓦']), unit('power', 'hp', 'horsepower', 'horsepower', ['hp'], ['马力']), unit('pressure', 'bar', 'bar', 'bars', [], ['巴']), unit('pressure', 'psi', 'psi', 'psi', [], []), unit('pressure', 'Pa', 'pascal', 'pascals', [], ['帕', '帕斯卡']), unit('pressure', 'atm', 'atmosphere', 'atmospheres', [], ['大气压', '个大气压']),
  unit('angle', 'deg', 'degree', 'degrees', [], ['度']), unit('angle', 'rad', 'radian', 'radians', [], ['弧度']),
];

/** Pairs that are asked for often; the recognizer hears these more readily. */
export const commonConversions: readonly (readonly [string, string])[] = [
  ['mile', 'kilometer'], ['kilometer', 'mile'], ['foot', 'meter'], ['meter', 'foot'], ['inch', 'centimeter'], ['centimeter', 'inch'], ['mile', 'foot'], ['yard', 'meter'], ['foot', 'inch'], ['yard', 'foot'], ['meter', 'centimeter'], ['kilometer', 'meter'], ['mile', 'meter'], ['light year', 'kilometer'], ['nautical mile', 'kilometer'], ['meter', 'yard'], ['meter', 'inch'], ['millimeter', 'inch'],
  ['pound', 'kilogram'], ['kilogram', 'pound'], ['ounce', 'gram'], ['gram', 'ounce'], ['ton', 'kilogram'], ['stone', 'kilogram'], ['pound', 'ounce'], ['ton', 'pound'], ['kilogram', 'gram'], ['stone', 'pound'], ['milligram', 'gram'], ['gallon', 'liter'], ['liter', 'gallon'], ['cup', 'milliliter'], ['pint', 'liter'], ['quart', 'liter'], ['tablespoon', 'teaspoon'], ['fluid ounce', 'milliliter'], ['liter', 'milliliter'], ['liter', 'pint'], ['cup', 'liter'], ['gallon', 'pint'],
  ['hour', 'minute'], ['minute', 'second'], ['day', 'hour'], ['week', 'day'], ['year', 'day'], ['hour', 'second'], ['day', 'minute'], ['year', 'week'], ['century', 'year'], ['day', 'second'], ['week', 'hour'], ['year', 'hour'], ['month', 'day'], ['decade', 'year'], ['year', 'second'],
  ['degree celsius', 'degree fahrenheit'], ['degree fahrenheit', 'degree celsius'], ['degree celsius', 'kelvin'], ['mile per hour', 'kilometer per hour'], ['kilometer per hour', 'mile per hour'], ['knot', 'kilometer per hour'], ['meter per second', 'kilometer per hour'], ['acre', 'square meter'], ['hectare', 'acre'], ['square foot', 'square meter'], ['square mile', 'square kilometer'], ['acre', 'hectare'],
  ['gigabyte', 'megabyte'], ['megabyte', 'kilobyte'], ['terabyte', 'gigabyte'], ['byte', 'bit'], ['calorie', 'joule'], ['horsepower', 'watt'], ['horsepower', 'kilowatt'], ['bar', 'psi'], ['degree', 'radian'],
];
