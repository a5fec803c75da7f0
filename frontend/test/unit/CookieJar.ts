/** A stand-in for `document.cookie`, for tests without a browser. */
export class CookieJar {
  readonly #cookies = new Map<string, string>();

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  set cookie(text: string) {
    const [pair = '', ...rules] = text.split('; ');
    const [name = '', value = ''] = pair.split('=');
    if (rules.includes('Max-Age=0')) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}
