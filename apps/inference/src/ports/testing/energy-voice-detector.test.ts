import { describe, expect, it } from 'vitest';
import { EnergyVoiceDetector } from './energy-voice-detector.ts';
import { describeVoiceDetectorContract, listen } from './voice-detector-contract.ts';

const tone = Int16Array.from({ length: 20_000 }, (_, index) => (index < 3000 ? 0 : Math.round(8000 * Math.sin(index / 5))));
describeVoiceDetectorContract('the energy detector of the tests', () => ({ create: () => new EnergyVoiceDetector(), speech: tone }));

describe('the energy detector of the tests', () => {
  it('tells every open stream of a crash, and goes on', () => {
    const detector = new EnergyVoiceDetector();
    const { stream, windows, errors } = listen(detector);
    detector.crash('crashed');
    stream.push(tone);
    expect(errors).toEqual(['crashed']);
    expect(windows.length).toBeGreaterThan(0);
  });
});
