import type { ExplanationJson, StoodJson } from "./explanation-part.ts";
import { COMMUNE_EXAMPLE } from "./place-example.ts";

const STOOD: StoodJson = {
  mode: "final",
  unit: "ha",
  actual: "92",
  target: "100",
  percent: "92.00",
  verdict: "notMet",
  stated: null,
  computed: "notMet",
  figure: {
    key: "value|mau.dien-tich||M011@2000-01-01|2031|reported|own|",
    knownAt: "2031-06-30",
    recordedAt: "2031-06-30T02:00:00.000000Z",
    value: "92",
  },
  plan: {
    key: "target|mau.dien-tich||M011@2000-01-01|2031|hdnd",
    knownAt: "2030-12-20",
    recordedAt: null,
    value: "100",
  },
};

/** A made-up explanation, for the documentation of the API. */
export const explanationExample: ExplanationJson = {
  id: "12",
  indicator: "mau.dien-tich",
  name: "Diện tích mẫu",
  breakdown: "",
  breakdownName: "",
  sector: "mau",
  sectorName: "Lĩnh vực mẫu",
  place: COMMUNE_EXAMPLE,
  period: "2031",
  periodName: "năm 2031",
  state: "open",
  question: "Vì sao chưa đạt kế hoạch?",
  askedBy: "user:chi.tran",
  askedAt: "2031-07-01T02:00:00.000000Z",
  answerBy: "2031-07-04",
  left: 2,
  overdue: false,
  last: { n: 1, act: "ask", by: "user:chi.tran", at: "2031-07-01T02:00:00.000000Z" },
  concerned: ["user:an.nguyen"],
  mine: null,
  asked: STOOD,
  now: STOOD,
  changed: { figure: false, plan: false, verdict: false },
};
