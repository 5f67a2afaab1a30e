/** Which release of the program this is. */
export const RELEASE = "0.1.0";
