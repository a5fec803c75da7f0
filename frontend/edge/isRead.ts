/** Whether a method changes nothing: the answer may come from memory, and the request may be repeated. */
export function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}
