/** Cookies that the page itself writes: choices of the visitor, which the edge may read too. */
const A_YEAR_IN_SECONDS = 365 * 24 * 60 * 60;

export function readCookie(name: string): string | undefined {
  const cookies = document.cookie.split('; ').map((cookie) => cookie.split('='));
  return cookies.find(([one]) => one === name)?.[1];
}

/** `undefined` deletes the cookie. */
export function writeCookie(name: string, value: string | undefined): void {
  const age = value === undefined ? 0 : A_YEAR_IN_SECONDS;
  document.cookie = `${name}=${value ?? ''}; Max-Age=${age}; Path=/; SameSite=Lax`;
}
