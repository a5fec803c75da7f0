/** Names of the browser's caches, which show the shop when there is no network. */

/** The app's own files; the name of the build is appended. */
export const ASSETS = 'bulkhead-assets-';
/** Catalogue answers as last seen. */
export const ANSWERS = 'bulkhead-answers';
/** Pictures of the shop as last seen. */
export const PICTURES = 'bulkhead-pictures';

/** Header of a cached answer: when it was true, in milliseconds since 1970. */
export const SEEN_AT = 'x-seen-at';
/** Header of an answer that came too late for its request. */
export const CAME_LATE = 'x-came-late';

/** The page that stands in for every address. */
export const SHELL = '/index.html';
