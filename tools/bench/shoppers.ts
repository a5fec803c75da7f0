/** Registers and signs in shoppers for the benchmark, each with a key. */
export interface Shopper {
  key: string;
}

const PASSWORD = 'a long enough password';

export async function signUp(url: string, count: number): Promise<Shopper[]> {
  const shoppers: Shopper[] = [];
  for (let number = 0; number < count; number += 1) {
    const username = `bench-${number}`;
    const person = {
      username,
      password: PASSWORD,
      email: `${username}@example.com`,
      first_name: 'Bench',
      last_name: 'Mark',
    };
    await post(url, '/api/user/create', person);
    const { api_key: key } = await post<{ api_key: string }>(url, '/api/user/login', {
      username,
      password: PASSWORD,
    });
    shoppers.push({ key });
  }
  return shoppers;
}

export async function post<T>(url: string, path: string, body: object, key?: string): Promise<T> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(key && authorization(key)) },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`POST ${path} → ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

export const authorization = (key: string) => ({ Authorization: `Bearer ${key}` });
