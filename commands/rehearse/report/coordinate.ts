/** A coordinate with at most one decimal: the same everywhere, and precise enough. */
export function at(coordinate: number): string {
  return (Math.round(coordinate * 10) / 10).toString();
}
