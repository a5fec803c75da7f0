/** The catalogue, and the lists that contain its products. */
import type { Migration } from '@bulkhead/chassis/storage/migrate';

export const createProducts: Migration = {
  name: 'products',
  statements: [
    `CREATE TABLE IF NOT EXISTS products (
      id BINARY(16) NOT NULL,
      slug VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      name VARCHAR(120) NOT NULL,
      price_cents INT UNSIGNED NOT NULL,
      currency CHAR(3) CHARACTER SET ascii NOT NULL,
      image VARCHAR(300) NOT NULL,
      description VARCHAR(2000) NOT NULL,
      category VARCHAR(40) NOT NULL,
      is_active BOOLEAN NOT NULL,
      created_at DATETIME(3) NOT NULL,
      updated_at DATETIME(3) NOT NULL,
      PRIMARY KEY (id),
      UNIQUE KEY products_slug (slug),
      KEY products_changed (updated_at, id)
    ) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4`,

    // One row for each list of a product (domain/productLists.ts), with the columns that the list can be sorted by.
    // Every page is then one range of one index, however long the list is. Ids sort by time, so by_newest needs no
    // date. Each index contains the words (domain/wordLine.ts), so that a search for several words reads only the index.
    `CREATE TABLE IF NOT EXISTS product_lists (
      product_id BINARY(16) NOT NULL,
      list VARCHAR(50) COLLATE utf8mb4_bin NOT NULL,
      price_cents INT UNSIGNED NOT NULL,
      words VARBINARY(300) NOT NULL,
      PRIMARY KEY (product_id, list),
      KEY by_newest (list, product_id, words),
      KEY by_name (list, words, product_id),
      KEY by_price (list, price_cents, product_id, words)
    ) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4`,

    // Every word that has ever been in a list. One short range completes "wool" to "wool" and "woollen".
    `CREATE TABLE IF NOT EXISTS search_words (
      word VARCHAR(24) COLLATE utf8mb4_bin NOT NULL,
      PRIMARY KEY (word)
    ) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4`,
  ],
};
