interface SinkContext { setSinkId?: (id: string) => Promise<void> }

export const canChooseLoudspeaker = (): boolean => typeof AudioContext !== 'undefined' && 'setSinkId' in AudioContext.prototype;

/** Plays through another loudspeaker from now on. False when the browser cannot, or the device is gone. */
export async function chooseLoudspeaker(context: AudioContext, deviceId: string): Promise<boolean> {
  const { setSinkId } = context as unknown as SinkContext;
  if (setSinkId === undefined) return false;
  try {
    await setSinkId.call(context, deviceId === 'default' ? '' : deviceId);
    return true;
  } catch {
    return false;
  }
}

/** Two soft notes, so that nobody mistakes them for an alarm. Resolves when they have been played. */
export function playTestTone(context: AudioContext, destination: AudioNode): Promise<void> {
  return new Promise((resolve) => {
    const start = context.currentTime + 0.05;
    [523.25, 659.25].forEach((hz, index) => {
      const from = start + index * 0.35;
      const oscillator = new OscillatorNode(context, { frequency: hz });
      const gain = new GainNode(context, { gain: 0 });
      gain.gain.setValueAtTime(0, from);
      gain.gain.linearRampToValueAtTime(0.25, from + 0.03);
      gain.gain.setTargetAtTime(0, from + 0.2, 0.08);
      oscillator.connect(gain).connect(destination);
      oscillator.start(from);
      oscillator.stop(from + 0.7);
      oscillator.onended = () => {
        gain.disconnect();
        if (index === 1) resolve();
      };
    });
  });
}
