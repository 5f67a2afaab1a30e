import type { Locator, Page } from "playwright-core";

/** Pastes into a field, as from a spreadsheet. */
export async function paste(field: Locator, text: string): Promise<void> {
  await field.evaluate((input, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** What copying from a field would bring a spreadsheet. */
export async function copy(field: Locator): Promise<string> {
  return field.evaluate((input) => {
    const clipboardData = new DataTransfer();
    input.dispatchEvent(new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }));
    return clipboardData.getData("text/plain");
  });
}

/** What a button of the page puts into the clipboard. */
export async function readCopied(page: Page, press: () => Promise<void>): Promise<string> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate("navigator.clipboard.writeText('')");
  await press();
  await page.waitForFunction("navigator.clipboard.readText().then((text) => text !== '')");
  return page.evaluate<string>("navigator.clipboard.readText()");
}
