/** Whether a picture may be shown: only over https, or from the shop itself. */
export function isPictureAddress(src: string): boolean {
  return /^(?:https:\/\/|\/(?!\/))/.test(src);
}
