# Puts a backup in place of what the database holds now.
file=/backups/${RESTORE_FILE:-$(readlink /backups/latest.sql.gz)}
(cd /backups && sha256sum --check --status "${file##*/}.sha256")
gzip --decompress --stdout "$file" | mysql --host="$DATABASE_HOST" --user="$DATABASE" --default-character-set=utf8mb4 "$DATABASE"
echo "$file: restored"
