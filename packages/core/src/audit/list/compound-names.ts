/**
 * Names of state bodies, schools and fields of work that hold a comma or "và" themselves: what they join is one thing.
 */
const COMPOUNDS = [
  "giáo dục và đào tạo",
  "lao động(?:,| -) thương binh và xã hội",
  "thương binh và xã hội",
  "tài nguyên và môi trường",
  "nông nghiệp và (?:phát triển nông thôn|ptnt|môi trường)",
  "khoa học và công nghệ",
  "thông tin và truyền thông",
  "kế hoạch và đầu tư",
  "kinh tế và hạ tầng",
  "kinh tế, hạ tầng và đô thị",
  "văn hóa và thông tin",
  "văn hóa, thể thao và du lịch",
  "văn hóa, khoa học và thông tin",
  "văn hoá và thông tin",
  "văn hoá, thể thao và du lịch",
  "dân tộc và tôn giáo",
  "trồng trọt và bảo vệ thực vật",
  "chăn nuôi và thú y",
  "dân số và (?:kế hoạch hóa gia đình|khhgđ|phát triển)",
  "phòng cháy,? (?:và )?chữa cháy(?: và cứu nạn,? cứu hộ)?",
  "cứu nạn,? cứu hộ",
  "phòng, chống",
  "thực hành tiết kiệm, chống lãng phí",
  "khiếu nại, tố cáo",
  "tín ngưỡng, tôn giáo",
  "nông, lâm(?:, ngư)?(?: nghiệp)?",
  "(?:tiểu học|th) (?:và|&) (?:trung học cơ sở|thcs)",
  "(?:thcs|trung học cơ sở) (?:và|&) (?:thpt|trung học phổ thông)",
  "hđnd và ubnd",
  "đồng bào dân tộc thiểu số và miền núi",
  "đăng ký đất đai và",
  "tổ chức và nội vụ",
] as const;
const COMPOUND = new RegExp(`(?<!\\p{L})(?:${COMPOUNDS.join("|")})(?!\\p{L})`, "gu");

/** Stretches of a text inside which a comma or "và" parts nothing. @rule Q152 */
export function findCompounds(text: string): readonly { readonly start: number; readonly end: number }[] {
  return [...text.toLowerCase().matchAll(COMPOUND)].map(({ index, 0: words }) => ({ start: index, end: index + words.length }));
}
