/** What a client names in a header of what it takes, in lower case, with its weight from 0 to 1 (RFC 9110, 12.4.2). */
export interface Weighted {
  value: string;
  weight: number;
}

/** In time that grows with the header's length alone: it comes from anybody. */
export function weighted(header = ''): Weighted[] {
  return header
    .toLowerCase()
    .split(',')
    .map((part) => {
      const [value = '', ...parameters] = part.split(';').map((text) => text.trim());
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return { value, weight: weight === undefined ? 1 : Number(weight) };
    });
}
