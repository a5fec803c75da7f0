/**
 * The head of a category page, for readers that run no script: search engines, and chats that preview a link.
 */
import { queryIn } from '../pages/listAddress.ts';
import { metaTags } from './metaTags.ts';
import { sharePicture } from './sharePicture.ts';

interface Told {
  category: string;
  /** The category's name in the page's language. */
  name: string;
  title: string;
  /** The shop's description. */
  description: string;
  /** The origin at which shoppers reach the shop, such as https://shop.example. */
  origin: string;
}

export function categoryHead({ category, name, title, description, origin }: Told): string {
  return metaTags({
    title,
    description: `${name} · ${description}`,
    url: `${origin}/?${queryIn({ category })}`,
    properties: { 'og:type': 'website', 'og:title': title, ...sharePicture(origin) },
  });
}
