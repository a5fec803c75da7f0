/** Stands in for the product service, which has its own tests: serves a few products as its contract says, or fails on request. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newId } from '@bulkhead/chassis/storage/id';
import type { Product } from '@bulkhead/product/contract';

type Mood = 'well' | 'takes its time' | 'hangs' | 'fails' | 'talks garbage' | 'sends something else';

export class ProductStandIn {
  mood: Mood = 'well';
  /** The requests it got, in order. */
  readonly asked: string[] = [];
  readonly #products = new Map<string, Product>();
  #server: Server | undefined;
  #port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async start(): Promise<this> {
    const server = createServer((request, response) => this.#answer(String(request.url), response));
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#server = server;
    this.#port = (server.address() as AddressInfo).port;
    return this;
  }

  /** Connections are refused from now on. `start` opens the same port again. */
  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }

  /** Makes a product, or changes one when given its id. */
  put(part: Partial<Product> = {}): Product {
    const id = part.id ?? newId();
    const now = new Date().toISOString();
    const before = this.#products.get(id) ?? {
      id,
      name: `Product ${id.slice(-4)}`,
      slug: `product-${id}`,
      price: '1.00',
      currency: 'EUR',
      image: '/images/mug.svg',
      description: '',
      category: 'Other',
      is_active: true,
      created_at: now,
    };
    const product = { ...before, updated_at: now, ...part };
    this.#products.set(id, product);
    return product;
  }

  remove(id: string): void {
    this.#products.delete(id);
  }

  #answer(url: string, response: ServerResponse): void {
    this.asked.push(url);
    if (this.mood === 'talks garbage') response.socket?.end('\0\x01 220 mail ready\r\n\r\n');
    else if (this.mood === 'fails') json(response, 500, { message: 'no' });
    else if (this.mood === 'sends something else') json(response, 200, { result: 'cheese', results: 7 });
    else if (this.mood === 'takes its time') setTimeout(() => this.#serve(url, response), 150);
    else if (this.mood === 'well') this.#serve(url, response);
  }

  #serve(url: string, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(url, this.url);
    if (searchParams.get('cursor') === 'refused') json(response, 422, { code: 'validation-failed' });
    else if (pathname === '/api/products') json(response, 200, this.#changes(searchParams));
    else this.#serveOne(pathname, response);
  }

  #serveOne(pathname: string, response: ServerResponse): void {
    const asked = decodeURIComponent(pathname.replace('/api/product/', ''));
    const product = [...this.#products.values()].find(({ id, slug }) => id === asked || slug === asked);
    if (product?.is_active) json(response, 200, { result: product });
    else json(response, 404, { message: 'Cannot find product' });
  }

  #changes(query: URLSearchParams) {
    const since = query.get('updated_since') ?? '';
    const limit = Number(query.get('limit'));
    const from = Number(query.get('cursor') ?? 0);
    const changed = [...this.#products.values()]
      .filter(({ updated_at }) => updated_at >= since)
      .sort((a, b) => (a.updated_at + a.id < b.updated_at + b.id ? -1 : 1));
    const more = changed.length > from + limit;
    return { results: changed.slice(from, from + limit).map(told), next: more ? String(from + limit) : null };
  }
}

/** A hidden product as the product service reports it. */
const told = (product: Product): Product =>
  product.is_active
    ? product
    : { ...product, slug: product.id, name: '', price: '0.00', image: '', description: '', category: '' };

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}
