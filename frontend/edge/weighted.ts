/** One value of a header such as Accept, in lower case, with its weight from 0 to 1 (RFC 9110, 12.4.2). */
export interface Weighted {
  value: string;
  weight: number;
}

/** Parses in linear time: anyone can send this header. */
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
