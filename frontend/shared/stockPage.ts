/** Rows of the stock that an admin sees before asking for more. */
export const STOCK_PAGE = 50;
