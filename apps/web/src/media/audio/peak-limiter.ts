/** Below this level sound passes as it is. */
const knee = 0.8;
const curvePoints = 4097;

/** What a sample becomes: itself up to 0.8, and rounded off towards 1 above, so that a louder voice does not crack. */
export function limited(sample: number): number {
  const level = Math.abs(sample);
  return level <= knee ? sample : Math.sign(sample) * (knee + (1 - knee) * Math.tanh((level - knee) / (1 - knee)));
}

/**
 * Rounds peaks off without a delay: a compressor of the browser would add 6 ms to every answer.
 * @param most the highest level that may come in, as amplitude
 */
export function peakLimiter(context: BaseAudioContext, most: number): { input: GainNode; output: WaveShaperNode } {
  // A shaper's curve spans −1 … 1: what comes in is brought into it, and the curve takes it back.
  const input = new GainNode(context, { gain: 1 / most, channelCount: 1, channelCountMode: 'explicit' });
  const curve = Float32Array.from({ length: curvePoints }, (_, point) => limited(((2 * point) / (curvePoints - 1) - 1) * most));
  const output = new WaveShaperNode(context, { curve, channelCount: 1, channelCountMode: 'explicit' });
  input.connect(output);
  return { input, output };
}
