/** Microphone audio on the wire and inside the service: 16-bit little-endian PCM, mono, 16 kHz. Frames of 20 ms; the page sends half windows of the detector, 16 ms. */
export const upSampleRateHz = 16_000;
export const upFrameSamples = 320;
/** Answer audio on the wire: 16-bit little-endian PCM, mono, 24 kHz, frames of 20 ms. */
export const downSampleRateHz = 24_000;
export const downFrameSamples = 480;
/** The voice detector's window: 512 samples = 32 ms at 16 kHz. */
export const detectorWindowSamples = 512;

/** Frames on the wire may hold 1 to 60 ms; more is a malformed frame, not a longer one. */
export const mostFrameMs = 60;

export const samplesToMs = (samples: number, sampleRateHz: number): number => (samples * 1000) / sampleRateHz;
export const msToSamples = (ms: number, sampleRateHz: number): number => Math.round((ms * sampleRateHz) / 1000);
