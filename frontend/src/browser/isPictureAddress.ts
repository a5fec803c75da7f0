/** Pictures are shown when they are fetched over https, or from the shop itself. */
export function isPictureAddress(src: string): boolean {
  return /^(?:https:\/\/|\/(?!\/))/.test(src);
}
