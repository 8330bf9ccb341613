import type { ReactNode } from 'react';

const glyphs = {
  listening: <><circle cx="8" cy="8" r="6" /><path d="M4.5 8h7" /></>,
  speaking: <><circle cx="8" cy="8" r="6.7" fill="currentColor" stroke="none" /></>,
  thinking: <><circle cx="8" cy="8" r="6" strokeDasharray="1.2 2.57" /><path d="M8 2a6 6 0 0 1 6 6" strokeWidth="2.2" /></>,
  ducked: <><circle cx="8" cy="8" r="6.2" /><circle cx="8" cy="8" r="2.8" fill="currentColor" stroke="none" /></>,
  held: <><circle cx="8" cy="8" r="6.2" /><path d="M6.3 5.7v4.6M9.7 5.7v4.6" strokeWidth="1.8" /></>,
  interrupted: <><path d="M8 1.3a6.7 6.7 0 0 0 0 13.4z" fill="currentColor" stroke="none" /><path d="M8 2a6 6 0 0 1 0 12" /><path d="M2 14 14 2" stroke="var(--paper)" strokeWidth="3.6" /><path d="M1.5 14.5 14.5 1.5" /></>,
  noise: <><g fill="currentColor" stroke="none"><circle cx="8" cy="2.3" r="1" /><circle cx="12.8" cy="5" r="1" /><circle cx="13.2" cy="10.2" r="1" /><circle cx="8.5" cy="13.7" r="1" /><circle cx="3.2" cy="11" r="1" /><circle cx="2.8" cy="5.6" r="1" /><circle cx="6.5" cy="6.7" r="1" /><circle cx="9.7" cy="8.8" r="1" /></g></>,
  reconnecting: <><path d="M3 4.7A6 6 0 0 1 8 2M13 11.3A6 6 0 0 1 8 14" /></>,
} as const satisfies Record<string, ReactNode>;

export type GlyphName = keyof typeof glyphs;

/** A glyph of 16 px. The word beside it is what says the state. */
export function StateGlyph({ name, size = 16 }: { name: GlyphName; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      {glyphs[name]}
    </svg>
  );
}

/** Glyph and word: the state is said by shape and word, the colour comes last. */
export function StateChip({ name, children }: { name: GlyphName; children: ReactNode }) {
  return (
    <span className="st" style={{ color: `var(--state-${name})` }}>
      <StateGlyph name={name} />
      <span>{children}</span>
    </span>
  );
}
