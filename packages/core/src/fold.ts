/** Text as it is compared where accents do not matter: no tone marks, đ as d, small letters, single blanks. "Diện tích" and "dien tich" are the same. */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}
