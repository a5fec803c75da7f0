/** Replaces parts of a page until the returned function is called. */
export function standIn(page: object, parts: Record<string, unknown>): () => void {
  const before = Object.keys(parts).map(
    (name) => [name, Object.getOwnPropertyDescriptor(page, name)] as const,
  );
  for (const [name, value] of Object.entries(parts))
    Object.defineProperty(page, name, { value, configurable: true, writable: true });
  return () => {
    for (const [name, own] of before) {
      if (own) Object.defineProperty(page, name, own);
      else Reflect.deleteProperty(page, name);
    }
  };
}
