/** What the edge writes into a page, and the app reads there. */

/** The id of the element with the catalogue's answers. */
export const FIRST_ANSWERS = 'first-answers';

/** An attribute of the page of somebody whose browser has a session, until it is known that it is nobody's. */
export const WAS_SIGNED_IN = 'data-was-signed-in';
