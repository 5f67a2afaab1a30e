import type { Setter } from "../pack/setter.ts";
import { showPeriodTextVi } from "./period-vi.ts";

/** "gói xa-x"; "phiếu bao-cao-thang tháng 10/2023" */
export function saySetterVi(setter: Setter): string {
  return "pack" in setter ? `gói ${setter.pack}` : `phiếu ${setter.regime} ${showPeriodTextVi(setter.period)}`;
}
