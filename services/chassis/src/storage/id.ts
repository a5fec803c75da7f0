/** Ids: UUIDv7 (RFC 9562), 36 characters in JSON, 16 bytes in the database. They sort by creation time. */
import * as crypto from 'node:crypto';

// In Node since 24.16; the type package does not know it yet.
const { randomUUIDv7 } = crypto as unknown as { randomUUIDv7: () => string };

export const newId = randomUUIDv7;

export const idToBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const isId = (text: string): boolean => ID.test(text);

export function bytesToId(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
