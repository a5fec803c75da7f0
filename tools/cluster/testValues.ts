export const NODE_PORT = 30_080;

/** The values the tests set: access from this machine, and trust in the addresses the shoppers send. */
export const testValues = [
  'frontend.service.type=NodePort',
  `frontend.service.nodePort=${NODE_PORT}`,
  'frontend.trustProxy=true',
];

export const twoReplicas = ['user', 'product', 'order', 'frontend'].map((name) => `${name}.replicas=2`);
