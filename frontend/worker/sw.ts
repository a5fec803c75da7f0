/**
 * The service worker: shows the shop on a bad network and without any. The app's files come from the cache
 * filled at installation; pages and catalogue come from the network, or as last seen. Personal data is never
 * touched: sessions, accounts, orders. A newer worker waits until every tab of the older build is closed.
 */
import { ANSWERS, PICTURES } from '../shared/cacheNames.ts';
import { kindOf } from './kindOf.ts';
import { newestFirst } from './newestFirst.ts';
import { asset, forgetEarlierBuilds, keepShell, page } from './shell.ts';

declare const self: ServiceWorkerGlobalScope;

self.addEventListener('install', (event) => {
  event.waitUntil(keepShell());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    Promise.all([
      forgetEarlierBuilds(),
      self.registration.navigationPreload.enable(),
      // Takes over the page that installed it at once.
      self.clients.claim(),
    ]),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  switch (kindOf(request, self.location.origin)) {
    case 'page':
      event.respondWith(page(event));
      break;
    case 'asset':
      event.respondWith(asset(request));
      break;
    case 'catalogue':
      event.respondWith(newestFirst(event, { name: ANSWERS, most: 60 }));
      break;
    case 'picture':
      event.respondWith(newestFirst(event, { name: PICTURES, most: 150 }));
      break;
    case 'other':
  }
});
