# Dumps the database beside the backups that are there, checks what was written, and lets the oldest go.
# A network policy may learn of this pod a moment after it has started.
for _ in $(seq 60); do
  mysqladmin --connect-timeout=2 --host="$DATABASE_HOST" --user="$DATABASE" ping >/dev/null 2>&1 && break
  sleep 1
done
file=/backups/$DATABASE-$(date -u +%Y%m%dT%H%M%SZ).sql.gz
mysqldump --host="$DATABASE_HOST" --user="$DATABASE" --single-transaction --no-tablespaces --set-gtid-purged=OFF \
  --hex-blob --default-character-set=utf8mb4 "$DATABASE" | gzip >"$file.part"
gzip --test "$file.part"
# A dump that was cut off lacks its last line.
gzip --decompress --stdout "$file.part" | tail -n 1 | grep -q '^-- Dump completed'
mv "$file.part" "$file"
(cd /backups && sha256sum "${file##*/}" >"$file.sha256" && ln -sfn "${file##*/}" latest.sql.gz)
ls -1 /backups/"$DATABASE"-*.sql.gz | sort -r | tail -n +"$((KEEP + 1))" | while read -r old; do rm -f "$old" "$old.sha256"; done
echo "$file: $(stat -c %s "$file") bytes"
