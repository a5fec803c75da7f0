/** Keeps every violation of the page's content security policy, and gives a script that gets in something to show for it. */
globalThis.violations = [];
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
  globalThis.violations.push(`${violatedDirective} ${blockedURI}`);
});
