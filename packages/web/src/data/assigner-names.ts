import { useOwnWords } from "./language.tsx";

type Names = Readonly<Record<string, string>>;

/** Who assigns targets, by the code a target's key holds. A code that is not here is shown as it is. */
const VI: Names = {
  "trung-uong": "Trung ương",
  tinh: "Tỉnh",
  hdnd: "HĐND",
  ubnd: "UBND",
  "hdnd-tinh": "HĐND tỉnh",
  "ubnd-tinh": "UBND tỉnh",
  "hdnd-huyen": "HĐND huyện",
  "ubnd-huyen": "UBND huyện",
  "hdnd-xa": "HĐND xã",
  "ubnd-xa": "UBND xã",
  "dang-bo-tinh": "Đảng bộ tỉnh",
  "dang-bo-huyen": "Đảng bộ huyện",
  "dang-bo-xa": "Đảng bộ xã",
  nganh: "Ngành",
  unstated: "Không nêu cấp giao",
};

const EN: Names = {
  "trung-uong": "Central government",
  tinh: "Province",
  hdnd: "People's Council",
  ubnd: "People's Committee",
  "hdnd-tinh": "Provincial People's Council",
  "ubnd-tinh": "Provincial People's Committee",
  "hdnd-huyen": "District People's Council",
  "ubnd-huyen": "District People's Committee",
  "hdnd-xa": "Commune People's Council",
  "ubnd-xa": "Commune People's Committee",
  "dang-bo-tinh": "Provincial Party",
  "dang-bo-huyen": "District Party",
  "dang-bo-xa": "Commune Party",
  nganh: "Sector office",
  unstated: "Assigner not stated",
};

export function useAssignerNames(): Names {
  return useOwnWords<Names>({ vi: VI, en: EN });
}

/** What an assigner is called; one whose code is not known keeps it. */
export function useAssignerName(): (code: string) => string {
  const names = useAssignerNames();
  return (code) => names[code] ?? code;
}
