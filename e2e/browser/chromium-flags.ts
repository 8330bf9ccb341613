/**
 * Flags under which Chromium has a microphone and a loudspeaker without any hardware, and asks nobody for permission.
 * @param microphone path of a WAV file that the fake microphone plays once; begin it with 0.5 s of digital silence and end it with some: its last 10 ms repeat for ever.
 */
export function chromiumFlags(microphone?: string): string[] {
  return [
    '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run',
    '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream',
    ...(microphone === undefined ? [] : [`--use-file-for-fake-audio-capture=${microphone}%noloop`]),
  ];
}
