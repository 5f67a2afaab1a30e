import type { AuditFormat, AuditPageJson } from "@kehoach/api/audit";
import { ApiRefusal } from "@kehoach/api/client";
import { showIgnoreFile } from "@kehoach/core/audit/output/ignore-file";
import type { Ignored } from "@kehoach/core/audit/output/ignored";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useLanguage, useWords } from "../data/language.tsx";
import { saveAs } from "../ui/save-as.ts";
import css from "./audit.module.css";
import { sendReport } from "./send-report.ts";

const FORMATS = ["docx", "xlsx", "html"] as const satisfies readonly AuditFormat[];
type Audit = AuditPageJson["audit"];

/** The audit as it came, with what was set aside meanwhile. */
function toJsonFile(audit: Audit, ignored: Ignored): string {
  const checks = audit.checks.map((check) => {
    const one = ignored.get(check.fingerprint);
    return { ...check, ignored: one === undefined ? null : { reason: one.reason, at: one.at ?? null } };
  });
  return `${JSON.stringify({ ...audit, checks })}\n`;
}

/**
 * The audit as files. The server kept nothing, so the report goes up again; what was set aside is left out. JSON and the side file
 * are at hand already.
 */
export function Downloads({
  file,
  audit,
  ignored,
}: {
  readonly file: File;
  readonly audit: Audit;
  readonly ignored: Ignored;
}): ReactNode {
  const words = useWords();
  const language = useLanguage();
  const [busy, setBusy] = useState<AuditFormat>();
  const [failed, setFailed] = useState("");
  const underway = useRef<AbortController>(undefined);
  useEffect(() => () => underway.current?.abort(), []);
  const here = audit.checks.flatMap(({ fingerprint }) => ignored.get(fingerprint) ?? []);
  const aside = [...new Map(here.map((one) => [one.fingerprint, one])).values()];
  const base = file.name.replace(/\.[^.]+$/, "");
  const download = async (format: AuditFormat): Promise<void> => {
    underway.current?.abort();
    const own = new AbortController();
    underway.current = own;
    setBusy(format);
    setFailed("");
    try {
      const body = await sendReport(file, {
        format,
        language,
        ignored: aside.map(({ fingerprint }) => fingerprint),
        signal: own.signal,
      });
      saveAs(body, `${base}.ra-soat.${format}`);
    } catch (error) {
      if (own.signal.aborted) return;
      setFailed(error instanceof ApiRefusal ? error.problem.detail : words.errors.network);
    }
    setBusy(undefined);
  };
  const saveText = (text: string, as: string): void => saveAs(new Blob([text], { type: "application/json" }), as);
  const name = (format: (typeof FORMATS)[number]): string =>
    format === "docx" && audit.document.kind !== "docx" ? words.audit.download.sheet : words.audit.download[format];
  return (
    <div className={css["downloads"]}>
      <span id="tai-ve">{words.audit.downloads}</span>
      <ul aria-labelledby="tai-ve">
        {FORMATS.map((format) => (
          <li key={format}>
            <button type="button" className={css["link"]} disabled={busy !== undefined} onClick={() => void download(format)}>
              {name(format)}
            </button>
          </li>
        ))}
        <li>
          <button
            type="button"
            className={css["link"]}
            onClick={() => saveText(toJsonFile(audit, ignored), `${base}.ra-soat.json`)}
          >
            {words.audit.download.json}
          </button>
        </li>
        {aside.length === 0 ? null : (
          <li>
            <button type="button" className={css["link"]} onClick={() => saveText(showIgnoreFile(aside), `${base}.kehoach.json`)}>
              {words.audit.download.ignored}
            </button>
          </li>
        )}
      </ul>
      {busy === undefined ? null : <span role="status">{words.audit.preparing}</span>}
      {failed === "" ? null : (
        <span role="alert" className={css["wrong"]}>
          {failed}
        </span>
      )}
    </div>
  );
}
