# Dumps the database next to the existing backups, checks the dump, and deletes the oldest backups.
if [ "$(cat /backups/.job 2>/dev/null)" = "$JOB" ]; then
  echo "This job has its backup already, and tries again what comes after it"
  exit
fi
# Upgrades may be frequent, and their backups must not push out the nightly ones.
touch -d "@$(($(date +%s) - 86400))" /tmp/yesterday
if [ -n "${AT_ONCE:-}" ] && [ /backups/latest.sql.gz -nt /tmp/yesterday ]; then
  echo "The last backup is younger than a day, so the next can wait"
  exit
fi
# Deletes the unfinished dumps of killed jobs: those older than a job may run. A younger one may still be written by another job.
touch -d "@$(($(date +%s) - DEADLINE))" /tmp/dead
for part in /backups/*.part; do
  if [ "$part" -ot /tmp/dead ]; then rm -f "$part"; fi
done
rm -f /backups/*."$JOB".part
# Waits: the database may be starting, and network policies apply to this pod only a moment after its start.
until mysqladmin --connect-timeout=2 --host="$DATABASE_HOST" --user="$DATABASE" ping >/dev/null 2>&1 || [ "$SECONDS" -gt "$STARTUP" ]; do
  sleep 1
done
file=/backups/$DATABASE-$(date -u +%Y%m%dT%H%M%SZ).sql.gz
part=$file.$JOB.part
trap 'rm -f "$part"' EXIT
latest=/backups/latest.sql.gz
mysqldump --host="$DATABASE_HOST" --user="$DATABASE" --single-transaction --no-tablespaces --set-gtid-purged=OFF \
  --hex-blob --default-character-set=utf8mb4 "$DATABASE" | gzip >"$part"
gzip --test "$part"
# A truncated dump lacks its last line.
gzip --decompress --stdout "$part" | tail -n 1 | grep -q '^-- Dump completed'
# The bytes of a dump without data that comes and goes by itself: keys that live for a day, copies of another service's products.
lasting() {
  gzip --decompress --stdout "$1" |
    (LC_ALL=C grep --text --invert-match '^INSERT INTO `\(idempotency_keys\|product_copies\|feed_state\)` ' || true) | wc --bytes
}
# A database that has lost its rows must not push out the backups that still have them.
if [ -e "$latest" ] && [ $((2 * $(lasting "$part"))) -lt "$(lasting "$latest")" ]; then
  echo "The database now gives less than half of the last backup, so nothing is kept of it. If that is right, remove $latest" >&2
  exit 3
fi
mv "$part" "$file"
(cd /backups && sha256sum "${file##*/}" >"$file.sha256" && ln -sfn "${file##*/}" "$latest")
echo "$JOB" >/backups/.job
ls -1 /backups/"$DATABASE"-*.sql.gz | sort -r | tail -n +"$((KEEP + 1))" | while read -r old; do rm -f "$old" "$old.sha256"; done
echo "$file: $(stat -c %s "$file") bytes"
