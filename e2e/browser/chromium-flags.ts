export interface ChromiumOptions {
  /** A WAV file that the fake microphone plays, again and again from each time it is opened. Begin and end it with digital silence. */
  readonly microphone?: string;
  /** An MJPEG file that the fake camera shows, again and again; without it Chromium draws a test picture. */
  readonly camera?: string;
  /** What a person presses when the browser asks for a device. Default `allow`. */
  readonly permission?: 'allow' | 'deny';
}

/** Flags under which Chromium has a microphone and a loudspeaker without any hardware, and asks nobody for permission. Sound still wants a press first, as it does for a visitor. */
export function chromiumFlags({ microphone, camera, permission = 'allow' }: ChromiumOptions = {}): string[] {
  return [
    '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run',
    permission === 'allow' ? '--use-fake-ui-for-media-stream' : '--use-fake-ui-for-media-stream=deny', '--use-fake-device-for-media-stream',
    ...(microphone === undefined ? [] : [`--use-file-for-fake-audio-capture=${microphone}`]),
    ...(camera === undefined ? [] : [`--use-file-for-fake-video-capture=${camera}`]),
  ];
}
