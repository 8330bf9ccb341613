/** Zero crossings of the sinc on each side: 32 keep the stop band below −70 dB with this window. */
const zeroCrossings = 32;

/**
 * Resamples a whole clip with a windowed sinc (Blackman), band-limited to the lower of both rates.
 * @param samples `Int16Array`, mono. @returns `Int16Array` of `round(length × toHz / fromHz)` samples; the input itself where the rates are equal.
 */
export function resample(samples: Int16Array, fromHz: number, toHz: number): Int16Array {
  if (fromHz === toHz) return samples;
  const output = new Int16Array(Math.round((samples.length * toHz) / fromHz));
  const cutoff = Math.min(1, toHz / fromHz);
  const reach = zeroCrossings / cutoff;
  for (let index = 0; index < output.length; index += 1) {
    const center = (index * fromHz) / toHz;
    const first = Math.max(0, Math.ceil(center - reach));
    const last = Math.min(samples.length - 1, Math.floor(center + reach));
    let sum = 0;
    for (let at = first; at <= last; at += 1) sum += (samples[at] ?? 0) * kernel((at - center) * cutoff) * cutoff;
    output[index] = Math.max(-32768, Math.min(32767, Math.round(sum)));
  }
  return output;
}

/** Blackman-windowed sinc, 1 at 0, from −32 to 32. */
function kernel(x: number): number {
  if (x === 0) return 1;
  const phase = x / zeroCrossings;
  const window = 0.42 + 0.5 * Math.cos(Math.PI * phase) + 0.08 * Math.cos(2 * Math.PI * phase);
  return (Math.sin(Math.PI * x) / (Math.PI * x)) * window;
}
