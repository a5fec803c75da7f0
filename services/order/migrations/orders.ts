/** Orders and their lines. Written in SQL that MySQL 8.4+ and MariaDB 10.11+ both understand. */
import type { Migration } from '@bulkhead/chassis/storage/migrate';

export const createOrders: Migration = {
  name: 'orders',
  statements: [
    // open_user_id makes "at most one open order per person" a rule of the database: NULLs may repeat, other values not.
    `CREATE TABLE IF NOT EXISTS orders (
      id BINARY(16) NOT NULL,
      user_id BINARY(16) NOT NULL,
      state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      open_user_id BINARY(16) GENERATED ALWAYS AS (CASE WHEN state = 'open' THEN user_id END) STORED,
      currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      total_cents BIGINT UNSIGNED NULL COMMENT 'what was agreed when it was placed',
      created_at DATETIME(3) NOT NULL,
      placed_at DATETIME(3) NULL,
      PRIMARY KEY (id),
      UNIQUE KEY orders_open_user (open_user_id),
      KEY orders_user_placed (user_id, placed_at, id),
      KEY orders_state (state, id)
    ) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4`,
    // No foreign key: lines change only while their order's row is locked, and not every database that
    // speaks this protocol has foreign keys.
    `CREATE TABLE IF NOT EXISTS order_lines (
      order_id BINARY(16) NOT NULL,
      product_id BINARY(16) NOT NULL,
      position SMALLINT UNSIGNED NOT NULL,
      name VARCHAR(200) NOT NULL,
      slug VARCHAR(100) NOT NULL,
      image VARCHAR(500) NOT NULL,
      unit_price_cents BIGINT UNSIGNED NOT NULL,
      quantity SMALLINT UNSIGNED NOT NULL,
      PRIMARY KEY (order_id, product_id),
      CONSTRAINT order_lines_quantity CHECK (quantity BETWEEN 1 AND 99)
    ) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4`,
  ],
};
