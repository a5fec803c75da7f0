/** Head elements for search engines, and for chats that preview a link: Open Graph (https://ogp.me). */
import { escaped } from '../pages/escaped.ts';

interface Told {
  title: string;
  description: string;
  /** The canonical address; empty when the request's host was not valid. */
  url: string;
  properties: Record<string, string>;
}

export function metaTags({ title, description, url, properties }: Told): string {
  const all = { 'og:site_name': 'Bulkhead', 'og:description': description, 'og:url': url, ...properties };
  return [
    `<title>${escaped(title)}</title>`,
    `<meta name="description" content="${escaped(description)}">`,
    `<link rel="canonical" href="${escaped(url)}">`,
    ...Object.entries(all).map(
      ([property, content]) => `<meta property="${property}" content="${escaped(content)}">`,
    ),
  ].join('\n');
}
