/** Rows of the product list that an admin sees before loading more. */
export const ADMIN_PAGE_SIZE = 50;
