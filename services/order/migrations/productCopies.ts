/** The order service's copies of products, and how far it has read the product service's change feed. */
import type { Migration } from '@bulkhead/chassis/storage/migrate';

export const createProductCopies: Migration = {
  name: 'product-copies',
  statements: [
    // Slugs are not unique here: a slug may move to another product, and copies arrive one after the other.
    `CREATE TABLE IF NOT EXISTS product_copies (
      product_id BINARY(16) NOT NULL,
      slug VARCHAR(100) NOT NULL,
      name VARCHAR(200) NOT NULL,
      image VARCHAR(500) NOT NULL,
      price_cents BIGINT UNSIGNED NOT NULL,
      currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      is_active BOOLEAN NOT NULL,
      updated_at DATETIME(3) NOT NULL,
      PRIMARY KEY (product_id),
      KEY product_copies_slug (slug, updated_at)
    ) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4`,
    `CREATE TABLE IF NOT EXISTS feed_state (
      id TINYINT NOT NULL,
      changed_since DATETIME(3) NOT NULL,
      next_page VARCHAR(500) NULL,
      walk_began DATETIME(3) NULL,
      caught_up_at DATETIME(3) NULL,
      PRIMARY KEY (id)
    ) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4`,
    `INSERT IGNORE INTO feed_state (id, changed_since) VALUES (1, '1970-01-01 00:00:00')`,
  ],
};
