/** Where the browser keeps the shop for when there is no network. */

/** Of the build that is named after it: the app's own files. */
export const ASSETS = 'bulkhead-assets-';
/** Catalogue answers as last seen. */
export const ANSWERS = 'bulkhead-answers';
/** Pictures of the shop as last seen. */
export const PICTURES = 'bulkhead-pictures';

/** The header in which a kept answer carries the time it was true, in milliseconds since 1970. */
export const SEEN_AT = 'x-seen-at';
/** The header of one that nobody waited for any more. */
export const CAME_LATE = 'x-came-late';

/** The page that stands for every address. */
export const SHELL = '/index.html';
