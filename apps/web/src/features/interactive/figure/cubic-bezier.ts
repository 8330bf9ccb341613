/** CSS `cubic-bezier(x1, y1, x2, y2)` as a function of 0 to 1, solved by bisection: 20 halvings are finer than a pixel. */
export function cubicBezier(x1: number, y1: number, x2: number, y2: number): (share: number) => number {
  const along = (first: number, second: number, u: number): number => 3 * first * u * (1 - u) ** 2 + 3 * second * u ** 2 * (1 - u) + u ** 3;
  return (share) => {
    if (share <= 0) return 0;
    if (share >= 1) return 1;
    let low = 0;
    let high = 1;
    for (let halving = 0; halving < 20; halving += 1) {
      const middle = (low + high) / 2;
      if (along(x1, x2, middle) < share) low = middle;
      else high = middle;
    }
    return along(y1, y2, (low + high) / 2);
  };
}
