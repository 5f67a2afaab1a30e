import type { Setter } from "../pack/setter.ts";
import { showPeriodTextEn } from "./period-en.ts";

/** "pack xa-x"; "form bao-cao-thang October 2023" */
export function saySetterEn(setter: Setter): string {
  return "pack" in setter ? `pack ${setter.pack}` : `form ${setter.regime} ${showPeriodTextEn(setter.period)}`;
}
