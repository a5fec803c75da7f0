/** Names that the edge writes into a page and the app reads. */

/** Id of the element that holds the catalogue's answers. */
export const FIRST_ANSWERS = 'first-answers';

/** Attribute of a page sent to a browser with a session cookie. The app removes it if nobody is signed in. */
export const WAS_SIGNED_IN = 'data-was-signed-in';
