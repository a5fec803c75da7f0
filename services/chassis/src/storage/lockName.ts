/**
 * The SQL name of a lock of one database. Lock names are global to a server, which may hold several of our
 * databases. SHA2, because MySQL 9.7 has no MD5 any more.
 */
export const lockName = (purpose: string): string => `CONCAT('${purpose}:', LEFT(SHA2(DATABASE(), 256), 32))`;
