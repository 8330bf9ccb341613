/** Solid speaks, open listens. */
export function Logo({ width = 34 }: { width?: number }) {
  return (
    <svg width={width} height={(width * 20) / 34} viewBox="0 0 34 20" aria-hidden="true">
      <circle cx="10" cy="10" r="9" fill="currentColor" />
      <circle cx="24" cy="10" r="8.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
    </svg>
  );
}
