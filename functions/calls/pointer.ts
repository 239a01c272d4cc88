/** The value that a JSON pointer (RFC 6901) names, or undefined where there is none. */
export function valueAt(whole: unknown, pointer: string): unknown {
  if (pointer === "") return whole;
  if (!pointer.startsWith("/")) return undefined;
  let value = whole;
  for (const part of pointer.slice(1).split("/")) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}
