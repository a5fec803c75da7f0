/** Accounts. Names are compared by their keys: 32 bytes, the same on every server, whatever its collations. */
import type { Migration } from '@bulkhead/chassis/storage/migrate';

export const createUsers: Migration = {
  name: 'users',
  statements: [
    `CREATE TABLE IF NOT EXISTS users (
      id BINARY(16) NOT NULL,
      username VARCHAR(30) NOT NULL,
      username_key BINARY(32) NOT NULL,
      first_name VARCHAR(60) NOT NULL,
      last_name VARCHAR(60) NOT NULL,
      email VARCHAR(190) NOT NULL,
      email_key BINARY(32) NOT NULL,
      password_hash VARCHAR(255) CHARACTER SET ascii NOT NULL,
      password_changed_at DATETIME(3) NULL,
      is_admin BOOLEAN NOT NULL DEFAULT FALSE,
      is_active BOOLEAN NOT NULL DEFAULT TRUE,
      created_at DATETIME(3) NOT NULL,
      PRIMARY KEY (id),
      UNIQUE KEY users_username (username_key),
      UNIQUE KEY users_email (email_key),
      KEY users_password_changed (password_changed_at)
    ) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4`,
  ],
};
