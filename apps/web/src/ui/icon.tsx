import type { ReactNode } from 'react';

/** Line icons on a grid of 24, drawn for this page. Decoration only: the word stands beside each. */
const paths = {
  microphone: <><rect x="9" y="3" width="6" height="11" rx="3" /><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3" /></>,
  camera: <><rect x="3" y="6.5" width="12.5" height="11" rx="2" /><path d="m15.5 11 5.5-3.2v8.4L15.5 13" /></>,
  stop: <><rect x="6.5" y="6.5" width="11" height="11" rx="1.5" /></>,
  'hang-up': <><path d="M3.2 14.6c4.9-4.8 12.7-4.8 17.6 0l-2.3 2.4-3.3-1.7v-2.5a11 11 0 0 0-6.4 0v2.5l-3.3 1.7z" /></>,
  keyboard: <><rect x="2.5" y="6" width="19" height="12" rx="2" /><path d="M6 10h.01M9 10h.01M12 10h.01M15 10h.01M18 10h.01M8 14h8" /></>,
  settings: <><path d="M4 8h9M17 8h3M4 16h3M11 16h9" /><circle cx="15" cy="8" r="2" /><circle cx="9" cy="16" r="2" /></>,
  retry: <><path d="M19 12a7 7 0 1 1-2.2-5.1M19 4v4h-4" /></>,
  loudspeaker: <><path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a7.6 7.6 0 0 1 0 11" /></>,
  theme: <><circle cx="12" cy="12" r="7.5" /><path d="M12 4.5v15a7.5 7.5 0 0 0 0-15z" fill="currentColor" /></>,
  'chevron-down': <><path d="m7 10 5 5 5-5" /></>,
  'chevron-right': <><path d="m10 7 5 5-5 5" /></>,
  download: <><path d="M12 4v11M7.5 11 12 15.5 16.5 11M5 19.5h14" /></>,
  send: <><path d="M12 19V5M6 11l6-6 6 6" /></>,
  close: <><path d="M6 6l12 12M18 6 6 18" /></>,
  transcript: <><path d="M4 7h16M4 12h16M4 17h10" /></>,
  reset: <><path d="M5 12a7 7 0 1 0 2.2-5.1M5 4v4h4" /></>,
  check: <><path d="m5 12.5 4.5 4.5L19 7.5" /></>,
  'microphone-off': <><path d="M9 9V6a3 3 0 0 1 6 0v5.5M9 12a3 3 0 0 0 4.5 2M5.5 11.5a6.5 6.5 0 0 0 10 5.5M18.5 11.5a6.5 6.5 0 0 1-.6 2.7M12 18v3M4 3l16 18" /></>,
  'camera-off': <><path d="M9 6.5h4.5a2 2 0 0 1 2 2V13M15.5 15.5a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2M15.5 11 21 7.8v8.4M4 3l16 18" /></>,
  stage: <><rect x="3" y="5" width="18" height="11" rx="1.5" /><path d="M12 16v3.5M8.5 19.5h7" /></>,
  more: <><path d="M5 12h.01M12 12h.01M19 12h.01" strokeWidth="2.6" /></>,
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      {paths[name]}
    </svg>
  );
}
