/**
 * The Content-Security-Policy and other headers of the app's pages: only images may come from outside the shop.
 * Constants, no work per request.
 */

export interface InlineHashes {
  script: string;
  style: string;
}

/**
 * The policy: no inline script or style except the page's own one of each, no frames, no plugins. Images may
 * also come from other https hosts, where products may have theirs. Only Vue's templates (`vue`) and the
 * start of the service worker (`bulkhead`) may turn text into HTML or script addresses.
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

/** For pages whose inline elements have these hashes. */
export function withInline(inline: InlineHashes): Record<string, string> {
  return { ...SECURITY_HEADERS, 'Content-Security-Policy': policyWith(inline) };
}

/** For requests over https: the browser must use https for a year. */
export const STRICT_TRANSPORT_SECURITY = 'max-age=31536000';
