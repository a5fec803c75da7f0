# Starts the server as its image does. An interrupted first start leaves only the server's own databases, and the image would
# then never create the service's database: in this case the folder is emptied first.
holds_a_database() {
  for folder in /var/lib/mysql/*/; do
    case $folder in
      */mysql/ | */sys/ | */performance_schema/ | */'#innodb_redo/' | */'#innodb_temp/' | */'*/') ;;
      *) return ;;
    esac
  done
  return 1
}
holds_a_database || find /var/lib/mysql -mindepth 1 -delete
exec docker-entrypoint.sh mysqld
