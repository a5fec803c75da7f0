/** What the app's pages may do in a browser: nothing that does not come from the shop itself. Constants, no work per request. */

/**
 * No inline script, no style but the one the page came with, no frames, no plugins; pictures also from other https hosts,
 * where products may have theirs. Texts become HTML or script addresses only through Vue's templates (`vue`) and where the
 * app starts its worker (`bulkhead`).
 */
function policyWith(style: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${style}`,
    "img-src 'self' https:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types vue bulkhead',
  ].join('; ');
}

export const SECURITY_HEADERS: Record<string, string> = {
  'Content-Security-Policy': policyWith(''),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  'Referrer-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
};

/** For pages with a style element of this hash. */
export function withStyle(hash: string): Record<string, string> {
  return { ...SECURITY_HEADERS, 'Content-Security-Policy': policyWith(` '${hash}'`) };
}

/** For requests that came over https: come back that way for a year. */
export const STRICT_TRANSPORT_SECURITY = 'max-age=31536000';
