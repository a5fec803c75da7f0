/**
 * Records every violation of the content security policy, and gives an injected script a way to be noticed.
 */
globalThis.violations = [];
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
  globalThis.violations.push(`${violatedDirective} ${blockedURI}`);
});
