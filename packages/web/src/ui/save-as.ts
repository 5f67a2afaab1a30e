/** Long enough for the browser to begin saving; the address holds the file in memory until it is given back. */
const HOLD_MS = 60_000;

/** Saves bytes the page holds under a name. */
export function saveAs(body: Blob, name: string): void {
  const address = URL.createObjectURL(body);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), HOLD_MS);
}
