/** Whether a request changes nothing: it may be answered from memory, and asked again. */
export function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}
