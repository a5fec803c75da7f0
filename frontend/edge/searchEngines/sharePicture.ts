/** The shop's own preview image for chats, which do not show SVG. */
export function sharePicture(origin: string): Record<string, string> {
  return {
    'og:image': `${origin}/share.png`,
    'og:image:width': '1200',
    'og:image:height': '630',
    'twitter:card': 'summary_large_image',
  };
}
