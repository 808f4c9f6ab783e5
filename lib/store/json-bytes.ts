const encoder = new TextEncoder();

/** How many bytes the JSON of a value has in UTF-8. */
export function jsonBytes(value: unknown): number {
  return encoder.encode(JSON.stringify(value)).length;
}
