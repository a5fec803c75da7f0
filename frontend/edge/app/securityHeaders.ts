/** What the app's pages may do in a browser: nothing that does not come from the shop itself. Constants, no work per request. */

export interface InlineHashes {
  script: string;
  style: string;
}

/**
 * No script and no style inside a page but the one of each that it came with, no frames, no plugins; pictures also from other
 * https hosts, where products may have theirs. Texts become HTML or script addresses only through Vue's templates (`vue`) and where the
 * app starts its worker (`bulkhead`).
 */
function policyWith(inline?: InlineHashes): string {
  const own = (hash?: string) => (hash ? `'self' '${hash}'` : "'self'");
  return [
    "default-src 'none'",
    `script-src ${own(inline?.script)}`,
    `style-src ${own(inline?.style)}`,
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
  'Content-Security-Policy': policyWith(),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  'Referrer-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
};

/** For pages with elements of these hashes. */
export function withInline(inline: InlineHashes): Record<string, string> {
  return { ...SECURITY_HEADERS, 'Content-Security-Policy': policyWith(inline) };
}

/** For requests that came over https: come back that way for a year. */
export const STRICT_TRANSPORT_SECURITY = 'max-age=31536000';
