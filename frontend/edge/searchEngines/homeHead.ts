/** The head of the home page, with schema.org's WebSite (including how to search it) and Organization. */
import { dataElement } from '../pages/escaped.ts';
import { metaTags } from './metaTags.ts';
import { sharePicture } from './sharePicture.ts';

interface Told {
  title: string;
  description: string;
  /** The origin at which shoppers reach the shop, such as https://shop.example. */
  origin: string;
}

export function homeHead({ title, description, origin }: Told): string {
  const url = `${origin}/`;
  const properties = { 'og:type': 'website', 'og:title': title, ...sharePicture(origin) };
  const data = {
    '@context': 'https://schema.org',
    '@graph': [
      { '@type': 'Organization', '@id': `${url}#shop`, name: 'Bulkhead', url, logo: `${origin}/favicon.svg` },
      {
        '@type': 'WebSite',
        name: 'Bulkhead',
        url,
        publisher: { '@id': `${url}#shop` },
        potentialAction: {
          '@type': 'SearchAction',
          target: { '@type': 'EntryPoint', urlTemplate: `${url}?search={search_term_string}` },
          'query-input': 'required name=search_term_string',
        },
      },
    ],
  };
  return `${metaTags({ title, description, url, properties })}\n${dataElement('type="application/ld+json"', JSON.stringify(data))}`;
}
