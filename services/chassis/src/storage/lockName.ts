/**
 * The name of a lock of one database, in SQL: names of locks count for the whole server, which may hold several databases of
 * ours. MySQL 9.7 knows no MD5 any more.
 */
export const lockName = (purpose: string): string => `CONCAT('${purpose}:', LEFT(SHA2(DATABASE(), 256), 32))`;
