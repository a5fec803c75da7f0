/** The id of the element in which the catalogue's answers come with the page. */
export const FIRST_ANSWERS = 'first-answers';
