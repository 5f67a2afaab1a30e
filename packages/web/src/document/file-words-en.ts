import type { FileWords } from "./file-words-vi.ts";

/** Words of the files of a document, English. */
export const FILES_EN = {
  title: "Attachments",
  none: "Nothing is attached yet.",
  lead: "Drop a file here, or",
  choose: "Choose a file",
  kinds: "PDF, Word, Excel, CSV, PNG or JPEG, at most 25 MB. People of the authority can see and download it; others can not.",
  sending: (name: string) => `Sending ${name}…`,
  cancel: "Stop sending",
  by: (who: string, when: string) => `${who}, ${when}`,
  remove: "Take away",
  removeTitle: (name: string) => `Take away ${name}?`,
  removeNote: "The file is no longer shown with this document. Its content is kept, and the journal holds the reason.",
  reason: "Reason",
  reasonMissing: "Write the reason.",
  keep: "Leave it",
} as const satisfies FileWords;
