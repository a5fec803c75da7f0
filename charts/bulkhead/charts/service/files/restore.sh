# Replaces the content of the database by a backup, unless the database is in use.
named=/backups/${RESTORE_FILE:-latest.sql.gz}
file=$(readlink "$named" || echo "$named")
file=/backups/${file##*/}
if ! (cd /backups && sha256sum --check --status "${file##*/}.sha256"); then
  echo "$file is not there, or not as it was written: name another in RESTORE_FILE. There are:" /backups/*.sql.gz >&2
  exit 3
fi
# Waits: the database may be starting, and network policies apply to this pod only a moment after its start.
until mysqladmin --connect-timeout=2 --host="$DATABASE_HOST" --user="$DATABASE" ping >/dev/null 2>&1 || [ "$SECONDS" -gt "$STARTUP" ]; do
  sleep 1
done
# Any user may list its own connections. The server may notice the end of a pod a moment later.
others="SELECT COUNT(*) FROM information_schema.processlist WHERE user = '$DATABASE' AND id <> CONNECTION_ID()"
for _ in $(seq 10); do
  connected=$(mysql --host="$DATABASE_HOST" --user="$DATABASE" --skip-column-names --execute="$others" "$DATABASE")
  [ "$connected" = 0 ] && break
  sleep 1
done
if [ "$connected" != 0 ]; then
  echo "Nothing is restored while others are connected as $DATABASE (now $connected times): scale the service to 0 and let its backups end; kubectl rollout restart statefulset $DATABASE_HOST ends those of a node that has died" >&2
  exit 3
fi
# A newer version may have created tables that are not in the backup.
tables="SELECT COALESCE(CONCAT('DROP TABLE ', GROUP_CONCAT('\`', table_name, '\`'), ';'), '') FROM information_schema.tables
  WHERE table_schema = DATABASE()"
drop=$(mysql --host="$DATABASE_HOST" --user="$DATABASE" --skip-column-names --execute="$tables" "$DATABASE")
(echo "SET FOREIGN_KEY_CHECKS = 0; $drop" && gzip --decompress --stdout "$file") |
  mysql --host="$DATABASE_HOST" --user="$DATABASE" --default-character-set=utf8mb4 "$DATABASE"
echo "$file: restored"
