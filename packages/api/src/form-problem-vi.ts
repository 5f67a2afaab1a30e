import type { FORM_STATUS } from "./form-problem.ts";
import { showMomentVi } from "./moment-text.ts";
import type { ApiProblem } from "./problem.ts";
import type { Sentence } from "./sentence.ts";

const found = (p: ApiProblem): string => (p.found === undefined ? "" : ` “${p.found}”`);
const last = ({ changes }: ApiProblem): string => {
  const [change] = changes ?? [];
  return change ? ` Lần sửa gần nhất: ${change.actor.replace(/^user:/u, "")}, ${showMomentVi(change.at)}.` : "";
};

/** Vietnamese sentences of the refusals about forms and regimes. */
export const FORM_PROBLEMS_VI = {
  FORM_CODE_TAKEN: {
    title: "Mã đã dùng",
    detail: (p) => `Mã${found(p)} đã dùng cho ${p.note ?? "một biểu khác"}. Hãy đặt mã khác.`,
  },
  FORM_OF_PACK: {
    title: "Biểu do gói cấu hình đặt",
    detail: (p) =>
      `Biểu${found(p)} theo gói ${p.note ?? ""}, không sửa trên màn hình được. Hãy chép thành biểu mới, hoặc sửa trong gói rồi nạp lại.`,
  },
  REGIME_OF_PACK: {
    title: "Chế độ do gói cấu hình đặt",
    detail: (p) =>
      `Chế độ${found(p)} theo gói ${p.note ?? ""}, không sửa trên màn hình được. Hãy lập chế độ mới, hoặc sửa trong gói rồi nạp lại.`,
  },
  FORM_CHANGED: {
    title: "Vừa có người khác sửa",
    detail: (p) => `Đã có người sửa${found(p)} sau khi bạn mở trang; chưa ghi gì.${last(p)} Hãy tải lại trang rồi sửa tiếp.`,
  },
  FORM_ENTRY: { title: "Biểu chưa đúng", detail: (p) => p.note ?? "" },
  FORM_ANSWERED: {
    title: "Đã có số liệu nhập ở đây",
    detail: (p) =>
      `Đã có phiếu nhập số ở${found(p)}; đổi đơn vị của dòng hoặc ý nghĩa của cột thì số đã nhập bị hiểu sai. Hãy giữ như cũ, hoặc chép thành biểu mới.`,
  },
  FORM_ASKED: {
    title: "Biểu đang được dùng",
    detail: (p) => `Chế độ báo cáo${found(p)} đang dùng biểu này. Biểu không bỏ được khi còn chế độ dùng nó.`,
  },
  REGIME_BEGUN: {
    title: "Đã có phiếu theo chế độ này",
    detail: (p) =>
      `Đã có nơi nhập phiếu theo chế độ${found(p)}, nên không bỏ và không đổi biểu, kỳ, lịch của nó. Hãy kết thúc chế độ này vào một ngày và lập chế độ mới.`,
  },
  FORM_PACK: { title: "Những gì vừa lập chưa khớp nhau", detail: (p) => `Chưa ghi gì: ${p.note ?? ""}` },
} satisfies Record<keyof typeof FORM_STATUS, Sentence>;
