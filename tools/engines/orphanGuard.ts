/**
 * Ends our child processes when this process is gone, however it ended: exit, exception, SIGKILL.
 *
 * A shell of a few hundred kilobytes reads a pipe whose only writer is this process. End of file means that this
 * process is gone, and the shell ends everything it guards. It runs in its own session, so that neither Ctrl-C
 * nor a closing terminal reaches it first.
 */
import { spawn } from 'node:child_process';
import type { Writable } from 'node:stream';

const SCRIPT = `
zombie() { read -r stat < "/proc/$1/stat" && case $stat in *') Z '*) return 0 ;; esac; return 1; } 2>/dev/null
processes= folders= containers=
while read -r what target; do
  case $what in
    process) processes="$processes $target" ;;
    ended) rest=; for p in $processes; do [ "$p" = "$target" ] || rest="$rest $p"; done; processes=$rest ;;
    container) containers="$containers $target" ;;
    folder) folders="$folders$target
" ;;
  esac
done
for signal in TERM CONT; do for p in $processes; do kill -$signal "$p" 2>/dev/null; done; done
[ -z "$containers" ] || docker rm --force $containers >/dev/null 2>&1
for round in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  alive=; for p in $processes; do kill -0 "$p" 2>/dev/null && ! zombie "$p" && alive=1; done
  [ -n "$alive" ] || break
  sleep 0.2
done
for p in $processes; do kill -KILL "$p" 2>/dev/null; done
printf '%s' "$folders" | while IFS= read -r folder; do rm -rf -- "$folder"; done
`;

let pipe: Writable | undefined;

function tell(line: string): void {
  if (!pipe) {
    const guard = spawn('/bin/sh', ['-c', SCRIPT], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
      cwd: '/',
    });
    guard.unref();
    pipe = guard.stdin;
    pipe.on('error', () => (pipe = undefined));
    (pipe as Writable & { unref?: () => void }).unref?.();
  }
  pipe.write(`${line}\n`);
}

/** Ends this process when ours ends. */
export const guardProcess = (pid: number): void => tell(`process ${pid}`);
/** The process ended by itself; its number may soon belong to another one. */
export const forgetProcess = (pid: number): void => tell(`ended ${pid}`);
/** Removes this Docker container when our process ends. */
export const guardContainer = (name: string): void => tell(`container ${name}`);
/** Removes this temporary folder when our process ends. */
export const guardFolder = (path: string): void => tell(`folder ${path}`);
