/**
 * Whether a value lies on a scale of such steps. Both are decimals that people wrote, of at most four places: 0.3 is
 * three steps of 0.1, although the quotient of the two binary numbers is not 3.
 */
export function isOnScale(value: number, step: number): boolean {
  const steps = value / step;
  return Math.abs(steps - Math.round(steps)) < 1e-6;
}
