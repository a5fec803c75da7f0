/** What the tests set beside the defaults: a way in from this machine, and shoppers who say which addresses they have. */
export const testValues = [
  'frontend.service.type=NodePort',
  'frontend.service.nodePort=30080',
  'frontend.trustProxy=true',
];

export const twoReplicas = ['user', 'product', 'order', 'frontend'].map((name) => `${name}.replicas=2`);
