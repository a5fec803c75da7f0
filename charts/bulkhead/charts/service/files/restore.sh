# Puts a backup in place of what the database holds now.
file=/backups/${RESTORE_FILE:-$(readlink /backups/latest.sql.gz)}
(cd /backups && sha256sum --check --status "${file##*/}.sha256")
# A network policy may learn of this pod a moment after it has started.
for _ in $(seq 60); do
  mysqladmin --connect-timeout=2 --host="$DATABASE_HOST" --user="$DATABASE" ping >/dev/null 2>&1 && break
  sleep 1
done
gzip --decompress --stdout "$file" | mysql --host="$DATABASE_HOST" --user="$DATABASE" --default-character-set=utf8mb4 "$DATABASE"
echo "$file: restored"
