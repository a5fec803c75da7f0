/** Rows of the stock that an admin sees before loading more. */
export const STOCK_PAGE = 50;
