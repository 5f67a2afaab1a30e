import type { listNextSteps } from "./next-steps.ts";

type Step = ReturnType<typeof listNextSteps>[number]["name"];
type NothingWords = {
  readonly title: string;
  readonly lead: string;
  readonly next: string;
  /** What a page is called, and what is to be done there. */
  readonly steps: Readonly<Record<Step, readonly [page: string, what: string]>>;
  readonly wait: string;
};

const VI: NothingWords = {
  title: "Chưa có kế hoạch, số liệu",
  lead: "Cơ quan chưa có kế hoạch hay số liệu của năm nào nên chưa có gì để tổng hợp.",
  next: "Việc làm tiếp",
  steps: {
    places: ["Đơn vị", "khai các phòng, xã, đơn vị trực thuộc, nếu chưa đủ"],
    users: ["Quản trị người dùng", "thêm người dùng và phân công, có ít nhất một cán bộ kế hoạch"],
    plan: ["Kế hoạch", "mở kế hoạch của năm, nhập phụ lục của quyết định giao chỉ tiêu hoặc gõ từng số"],
  },
  wait: "Khi cán bộ kế hoạch nhập kế hoạch của năm, hoặc có số liệu được duyệt, trang này sẽ hiện tình hình thực hiện.",
};

const EN: NothingWords = {
  title: "No plan or figures yet",
  lead: "There is no plan and no figure of any year yet, so there is nothing to sum up.",
  next: "What to do next",
  steps: {
    places: ["Units", "enter the offices, communes and units below, if some are missing"],
    users: ["Users", "add users and appoint them, at least one planner"],
    plan: ["Plan", "open the plan of the year, import the annex of the decision that assigns it or type its figures"],
  },
  wait: "Once the planner has entered the plan of the year, or figures are approved, this page shows how it stands.",
};

export const NOTHING_WORDS = { vi: VI, en: EN } as const;
