/** Silence is stated as −100 dB: 16 bits cannot hold a quieter sound than −90. */
const quietestDb = -100;

/** Root mean square level in dB of full scale, −100 … 0. */
export function levelOf(samples: Int16Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  if (sum === 0) return quietestDb;
  return Math.max(quietestDb, Math.min(0, 10 * Math.log10(sum / samples.length / (32768 * 32768))));
}
