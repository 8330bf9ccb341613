export interface RocPoint { threshold: number; accepted: number; falselyAccepted: number }

/** The curve of accepted queries over accepted other speech, both 0 … 1, from the strictest threshold to the most lenient. */
export function rocOf(queries: readonly number[], others: readonly number[]): RocPoint[] {
  const thresholds = [...new Set([...queries, ...others])].sort((left, right) => right - left);
  const share = (scores: readonly number[], threshold: number): number => (scores.length === 0 ? 0 : scores.filter((score) => score >= threshold).length / scores.length);
  return [{ threshold: 1, accepted: 0, falselyAccepted: 0 }, ...thresholds.map((threshold) => ({ threshold, accepted: share(queries, threshold), falselyAccepted: share(others, threshold) }))];
}

/** Area under the curve: the chance that a query scores above other speech; ties count half. */
export function areaUnder(queries: readonly number[], others: readonly number[]): number {
  let wins = 0;
  for (const query of queries) for (const other of others) wins += query > other ? 1 : query === other ? 0.5 : 0;
  return queries.length * others.length === 0 ? Number.NaN : wins / (queries.length * others.length);
}

const size = 320;
const margin = 44;
const plot = size - 2 * margin;

/** Draws curves as a small SVG that is readable on light and dark pages. */
export function rocSvg(curves: readonly { name: string; points: readonly RocPoint[]; area: number }[]): string {
  const x = (share: number): string => (margin + share * plot).toFixed(1);
  const y = (share: number): string => (size - margin - share * plot).toFixed(1);
  const dashes = ['', '6 3', '2 3', '8 3 2 3'];
  const grid = [0, 0.25, 0.5, 0.75, 1].map((share) =>
    `<path d="M${x(share)} ${y(0)}V${y(1)}M${x(0)} ${y(share)}H${x(1)}" stroke="#8888" stroke-width=".5"/><text x="${x(share)}" y="${size - margin + 14}" text-anchor="middle">${share * 100}</text><text x="${margin - 6}" y="${y(share)}" dy="3" text-anchor="end">${share * 100}</text>`).join('');
  const lines = curves.map(({ points }, index) =>
    `<path d="${points.map((point, step) => `${step === 0 ? 'M' : 'L'}${x(point.falselyAccepted)} ${y(point.accepted)}`).join('')}" fill="none" stroke="currentColor" stroke-width="1.8" stroke-dasharray="${dashes[index % dashes.length] ?? ''}"/>`).join('');
  const legend = curves.map(({ name, area }, index) =>
    `<path d="M${margin + 60} ${size - margin - 14 - index * 16}h24" stroke="currentColor" stroke-width="1.8" stroke-dasharray="${dashes[index % dashes.length] ?? ''}"/><text x="${margin + 90}" y="${size - margin - 10 - index * 16}">${name}, area ${area.toFixed(3)}</text>`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size}" height="${size}" color="#3b6fd4" font-family="system-ui, sans-serif" font-size="10" fill="#777" role="img" aria-label="Accepted queries over accepted other speech">`
    + `<g>${grid}</g>${lines}${legend}<text x="${size / 2}" y="${size - 10}" text-anchor="middle">other speech accepted, %</text><text transform="translate(12 ${size / 2}) rotate(-90)" text-anchor="middle">queries accepted, %</text></svg>\n`;
}
