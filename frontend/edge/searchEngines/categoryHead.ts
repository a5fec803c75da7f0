/** What the page of a category says about it to those who run no script: search engines, and chats that show a link. */
import { queryIn } from '../pages/listAddress.ts';
import { metaTags } from './metaTags.ts';
import { sharePicture } from './sharePicture.ts';

interface Told {
  category: string;
  /** What it is called in the page's language. */
  name: string;
  title: string;
  /** Of the shop. */
  description: string;
  /** Where shoppers reach the shop, such as https://shop.example. */
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
