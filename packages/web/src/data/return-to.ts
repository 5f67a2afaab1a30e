/** Pages nobody comes back to. */
const PASSED = ["/dang-nhap", "/quen-mat-khau", "/dat-lai-mat-khau"];

/**
 * An address of ours to go back to, or the first page: what stands in an address may have been put there by anybody.
 * @param here  the origin of this page
 */
export function toReturn(address: string | undefined, here: string): string {
  if (address === undefined || !/^\/(?![/\\])/.test(address)) return "/";
  const url = URL.parse(address, here);
  if (url === null || url.origin !== here || PASSED.includes(url.pathname) || /^\/api(\/|$)/.test(url.pathname)) return "/";
  return `${url.pathname}${url.search}${url.hash}`;
}

/** The address to come back to from here; none from a page nobody comes back to. */
export function toReturnAddress(path: string): string | undefined {
  const [name = ""] = path.split(/[?#]/);
  return PASSED.includes(name) || path === "/" ? undefined : path;
}
