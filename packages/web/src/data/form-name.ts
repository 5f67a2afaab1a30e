/** A form as papers cite it: "Biểu 01/KTXH-T: Tình hình sản xuất". */
export function showFormName({ number, name }: { readonly number?: string | null; readonly name: string }): string {
  return number == null ? name : `${number}: ${name}`;
}
