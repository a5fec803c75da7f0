/** Sends signals to a container's processes from its node, which only the node can do. */
import { kubectlJson } from './kube.ts';
import { run } from './run.ts';
import { CLUSTER } from './kube.ts';

interface Running {
  status: { containerStatuses?: { containerID?: string }[] };
}

/** Runs a command on the node: kind's nodes are containers; without one, this machine is the node. */
async function onNode(...command: string[]): Promise<string> {
  const node = `${CLUSTER}-control-plane`;
  const inContainer = await run('docker', ['container', 'inspect', node]).then(
    () => true,
    () => false,
  );
  return inContainer ? run('docker', ['exec', node, ...command]) : run(command[0] ?? '', command.slice(1));
}

export async function signalPod(namespace: string, pod: string, signal: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL') {
  const { status } = await kubectlJson<Running>('-n', namespace, 'get', 'pod', pod);
  for (const { containerID } of status.containerStatuses ?? []) {
    const id = containerID?.replace('containerd://', '');
    if (id) await onNode('ctr', '-n', 'k8s.io', 'tasks', 'kill', '--all', '-s', signal, id);
  }
}
