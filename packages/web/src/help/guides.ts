/** The guides of docs/huong-dan, in the order somebody needs them. `name` is the file and the last part of the address. */
export const GUIDES = [
  { name: "lap-co-quan", title: "Lập cơ quan mới trong 30 phút" },
  { name: "giao-ke-hoach", title: "Giao kế hoạch" },
  { name: "lap-bieu", title: "Lập biểu và chế độ báo cáo" },
  { name: "nhap-va-gui-bieu", title: "Nhập và gửi biểu" },
  { name: "nhap-tu-excel", title: "Nhập từ Excel, in biểu để ký" },
  { name: "duyet", title: "Duyệt phiếu" },
  { name: "don-doc", title: "Đôn đốc gửi báo cáo" },
  { name: "giai-trinh", title: "Điều hành và giải trình" },
  { name: "tong-hop", title: "Xem tổng hợp" },
  { name: "sao-luu", title: "Sao lưu và khôi phục" },
] as const;

export type GuideName = (typeof GUIDES)[number]["name"];

/** Which guide is meant by "help" on a screen, by how its address begins; the longest beginning counts. */
const GUIDE_OF: Readonly<Record<string, GuideName>> = {
  "/ke-hoach": "giao-ke-hoach",
  "/van-ban": "giao-ke-hoach",
  "/viec": "nhap-va-gui-bieu",
  "/phieu": "nhap-va-gui-bieu",
  "/phieu/excel": "nhap-tu-excel",
  "/duyet": "duyet",
  "/don-doc": "don-doc",
  "/dieu-hanh": "giai-trinh",
  "/giai-trinh": "giai-trinh",
  "/tong-hop": "tong-hop",
  "/che-do": "nhap-va-gui-bieu",
  "/che-do/bieu": "lap-bieu",
  "/quan-tri": "lap-co-quan",
  "/quan-tri/sao-luu": "sao-luu",
  "/nhat-ky": "sao-luu",
  "/tai-khoan": "lap-co-quan",
};

/** The guide for a screen; undefined where all of them are offered. */
export function findGuide(path: string): GuideName | undefined {
  const begun = Object.keys(GUIDE_OF).filter((start) => path === start || path.startsWith(`${start}/`));
  const longest = begun.reduce<string | undefined>((best, one) => (best && best.length > one.length ? best : one), undefined);
  return longest === undefined ? undefined : GUIDE_OF[longest];
}
