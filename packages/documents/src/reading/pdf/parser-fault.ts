/** Whether an error is the parser's own word about a file: all of its errors reach us under such names, ours do not. */
export function isParserFault(fault: unknown): fault is Error {
  return fault instanceof Error && fault.name.endsWith("Exception");
}
