/** The instant now, as every entity stores instants; a dependency of whoever needs it. */
export function now(): string {
  return new Date().toISOString();
}
