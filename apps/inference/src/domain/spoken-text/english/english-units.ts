/** Symbol → [one, many]. Symbols are case sensitive, as the International System has them. */
export const englishUnits: Readonly<Record<string, readonly [string, string]>> = {
  km: ['kilometer', 'kilometers'], cm: ['centimeter', 'centimeters'], mm: ['millimeter', 'millimeters'], nm: ['nanometer', 'nanometers'], 'µm': ['micrometer', 'micrometers'], 'μm': ['micrometer', 'micrometers'],
  m: ['meter', 'meters'], ft: ['foot', 'feet'], yd: ['yard', 'yards'], mi: ['mile', 'miles'], nmi: ['nautical mile', 'nautical miles'],
  kg: ['kilogram', 'kilograms'], g: ['gram', 'grams'], mg: ['milligram', 'milligrams'], lb: ['pound', 'pounds'], lbs: ['pound', 'pounds'], oz: ['ounce', 'ounces'],
  L: ['liter', 'liters'], l: ['liter', 'liters'], ml: ['milliliter', 'milliliters'], mL: ['milliliter', 'milliliters'], cl: ['centiliter', 'centiliters'], gal: ['gallon', 'gallons'], ha: ['hectare', 'hectares'],
  ms: ['millisecond', 'milliseconds'], 'µs': ['microsecond', 'microseconds'], ns: ['nanosecond', 'nanoseconds'], s: ['second', 'seconds'], sec: ['second', 'seconds'], min: ['minute', 'minutes'], mins: ['minute', 'minutes'],
  h: ['hour', 'hours'], hr: ['hour', 'hours'], hrs: ['hour', 'hours'], yr: ['year', 'years'], yrs: ['year', 'years'],
  Hz: ['hertz', 'hertz'], kHz: ['kilohertz', 'kilohertz'], MHz: ['megahertz', 'megahertz'], GHz: ['gigahertz', 'gigahertz'], rpm: ['revolution per minute', 'revolutions per minute'],
  bit: ['bit', 'bits'], kB: ['kilobyte', 'kilobytes'], KB: ['kilobyte', 'kilobytes'], MB: ['megabyte', 'megabytes'], GB: ['gigabyte', 'gigabytes'], TB: ['terabyte', 'terabytes'],
  GiB: ['gibibyte', 'gibibytes'], MiB: ['mebibyte', 'mebibytes'], kbps: ['kilobit per second', 'kilobits per second'], Mbps: ['megabit per second', 'megabits per second'], Gbps: ['gigabit per second', 'gigabits per second'],
  W: ['watt', 'watts'], kW: ['kilowatt', 'kilowatts'], MW: ['megawatt', 'megawatts'], kWh: ['kilowatt hour', 'kilowatt hours'], V: ['volt', 'volts'], kV: ['kilovolt', 'kilovolts'], mA: ['milliamp', 'milliamps'], mAh: ['milliamp hour', 'milliamp hours'],
  'Ω': ['ohm', 'ohms'], J: ['joule', 'joules'], kJ: ['kilojoule', 'kilojoules'], kcal: ['kilocalorie', 'kilocalories'], cal: ['calorie', 'calories'], N: ['newton', 'newtons'],
  Pa: ['pascal', 'pascals'], kPa: ['kilopascal', 'kilopascals'], hPa: ['hectopascal', 'hectopascals'], psi: ['pound per square inch', 'pounds per square inch'], dB: ['decibel', 'decibels'],
  mph: ['mile per hour', 'miles per hour'], kph: ['kilometer per hour', 'kilometers per hour'], mpg: ['mile per gallon', 'miles per gallon'], px: ['pixel', 'pixels'], fps: ['frame per second', 'frames per second'], ppm: ['part per million', 'parts per million'],
  '°C': ['degree Celsius', 'degrees Celsius'], '℃': ['degree Celsius', 'degrees Celsius'], '°F': ['degree Fahrenheit', 'degrees Fahrenheit'], '℉': ['degree Fahrenheit', 'degrees Fahrenheit'], '°': ['degree', 'degrees'],
  'sq km': ['square kilometer', 'square kilometers'], 'sq m': ['square meter', 'square meters'], 'sq mi': ['square mile', 'square miles'], 'sq ft': ['square foot', 'square feet'],
};

/** Unit symbols as a pattern, the longest first. */
export const unitPattern = Object.keys(englishUnits).sort((a, b) => b.length - a.length).join('|');

/** ISO code or sign → [one, many, one of the small ones, many of them]. */
export const englishCurrencies: Readonly<Record<string, readonly [string, string, string, string]>> = {
  $: ['dollar', 'dollars', 'cent', 'cents'], 'US$': ['U S dollar', 'U S dollars', 'cent', 'cents'], 'HK$': ['Hong Kong dollar', 'Hong Kong dollars', 'cent', 'cents'], 'A$': ['Australian dollar', 'Australian dollars', 'cent', 'cents'], 'C$': ['Canadian dollar', 'Canadian dollars', 'cent', 'cents'],
  '€': ['euro', 'euros', 'cent', 'cents'], '£': ['pound', 'pounds', 'penny', 'pence'], '¥': ['yen', 'yen', '', ''], '￥': ['yuan', 'yuan', 'fen', 'fen'], '₹': ['rupee', 'rupees', 'paisa', 'paise'], '₩': ['won', 'won', '', ''], '₽': ['ruble', 'rubles', 'kopeck', 'kopecks'],
  USD: ['U S dollar', 'U S dollars', 'cent', 'cents'], EUR: ['euro', 'euros', 'cent', 'cents'], GBP: ['British pound', 'British pounds', 'penny', 'pence'], JPY: ['Japanese yen', 'Japanese yen', '', ''], CNY: ['Chinese yuan', 'Chinese yuan', 'fen', 'fen'], RMB: ['yuan', 'yuan', 'fen', 'fen'],
  CHF: ['Swiss franc', 'Swiss francs', 'centime', 'centimes'], INR: ['Indian rupee', 'Indian rupees', 'paisa', 'paise'], AUD: ['Australian dollar', 'Australian dollars', 'cent', 'cents'], CAD: ['Canadian dollar', 'Canadian dollars', 'cent', 'cents'],
};
export const currencySignPattern = 'US\\$|HK\\$|A\\$|C\\$|[$€£¥￥₹₩₽]';
export const currencyCodePattern = 'USD|EUR|GBP|JPY|CNY|RMB|CHF|INR|AUD|CAD';
