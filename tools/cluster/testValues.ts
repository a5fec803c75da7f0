export const NODE_PORT = 30_080;

/** What the tests set beside the defaults: a way in from this machine, and shoppers who say which addresses they have. */
export const testValues = [
  'frontend.service.type=NodePort',
  `frontend.service.nodePort=${NODE_PORT}`,
  'frontend.trustProxy=true',
];

export const twoReplicas = ['user', 'product', 'order', 'frontend'].map((name) => `${name}.replicas=2`);
