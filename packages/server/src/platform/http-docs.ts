import type { ActEndpoint, Endpoint, FileEndpoint } from "./http-endpoint.ts";
import type { UploadEndpoint } from "./http-upload.ts";

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

export const DOCS_STYLE = `
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}
h1{font-size:1.6rem}h2{font-size:1.15rem;margin-top:2.2rem;border-top:1px solid #ddd;padding-top:1rem}
code,pre{font:14px/1.45 ui-monospace,monospace}pre{background:#f4f4f2;padding:.8rem;overflow:auto;max-height:24rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;border-bottom:1px solid #e2e2e2;padding:.3rem .6rem .3rem 0}
a{color:#0b57a4}nav ul{columns:2;padding-left:1.2rem}@media(max-width:40rem){nav ul{columns:1}}
`;

type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Readonly<Record<string, unknown>>;
};
type Operation = { readonly parameters?: readonly Parameter[] };

function showParameters(operation: Operation | undefined): string {
  const rows = (operation?.parameters ?? []).map((one) => {
    const schema = one.schema ?? {};
    const values = Array.isArray(schema["enum"])
      ? schema["enum"].map(String).join(" | ")
      : String(schema["format"] ?? schema["pattern"] ?? schema["type"] ?? "");
    const about = String(one.description ?? schema["description"] ?? "");
    const preset = schema["default"] === undefined ? "" : `; mặc định ${String(schema["default"])}`;
    return `<tr><td><code>${escape(one.name)}</code></td><td>${one.required ? "bắt buộc" : "tùy chọn"}</td><td><code>${escape(values)}</code>${escape(preset)}</td><td>${escape(about)}</td></tr>`;
  });
  return rows.length === 0
    ? "<p>Không có tham số.</p>"
    : `<table><thead><tr><th>Tham số</th><th></th><th>Nhận</th><th>Nghĩa</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

/** The docs page: every address with its parameters (as OpenAPI has them), refusals and an example. No script, no outside file. */
export function showDocs(
  endpoints: readonly Endpoint[],
  files: readonly FileEndpoint[],
  acts: readonly ActEndpoint[],
  uploads: readonly UploadEndpoint[],
  findOperation: (path: string, method: string) => Operation | undefined,
): string {
  const all = [
    ...endpoints.map(({ route }) => ({
      method: "get",
      path: route.path,
      summary: route.summary,
      action: route.action,
      body: "",
      problems: route.problems.join(", "),
      example: JSON.stringify(route.example, null, 2),
    })),
    ...files.map(({ path, summary, action, mediaType }) => ({
      method: "get",
      path,
      summary,
      action,
      body: "",
      problems: "",
      example: mediaType,
    })),
    ...acts.map(({ act }) => ({
      method: act.method.toLowerCase(),
      path: act.path,
      summary: act.summary,
      action: act.action,
      body: JSON.stringify(act.example.body, null, 2),
      problems: act.problems.join(", "),
      example: JSON.stringify(act.example.reply, null, 2),
    })),
    ...uploads.map(({ path, summary, action, problems, example }) => ({
      method: "post",
      path,
      summary,
      action,
      body: "",
      problems: problems.join(", "),
      example: JSON.stringify(example, null, 2),
    })),
  ];
  const written = (path: string): string => path.replace(/:(\w+)/g, "{$1}");
  const idOf = (one: { readonly method: string; readonly path: string }): string =>
    escape(`${one.method === "get" ? "" : `${one.method} `}${written(one.path)}`.replace(" ", ":"));
  const sections = all.map(
    (one) =>
      `<section><h2 id="${idOf(one)}"><code>${one.method.toUpperCase()} ${escape(written(one.path))}</code></h2><p>${escape(one.summary)}</p>` +
      showParameters(findOperation(written(one.path), one.method)) +
      `<p>Quyền cần có: <code>${escape(one.action)}</code></p>` +
      (one.body ? `<details><summary>Ví dụ nội dung gửi lên</summary><pre>${escape(one.body)}</pre></details>` : "") +
      (one.problems ? `<p>Từ chối: <code>${escape(one.problems)}</code></p>` : "") +
      `<details><summary>Ví dụ trả lời</summary><pre>${escape(one.example)}</pre></details></section>`,
  );
  const list = all.map((one) => `<li><a href="#${idOf(one)}">${escape(one.summary)}</a></li>`);
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Kehoach: giao diện lập trình</title><link rel="stylesheet" href="/api/docs.css"></head><body><main><h1>Giao diện lập trình của Kehoach</h1>
<p>Địa chỉ gọi bằng GET chỉ đọc; địa chỉ gọi bằng POST làm thay đổi dữ liệu, nhận JSON (<code>Content-Type: application/json</code>) và cần đăng nhập. Số thập phân là chuỗi ký tự chính xác; <code>null</code> là chưa có số liệu, không phải số không. Lời từ chối theo <code>application/problem+json</code>, tiếng Việt hoặc tiếng Anh tùy <code>Accept-Language</code>. Bản máy đọc: <a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI 3.1).</p><nav aria-label="Các địa chỉ"><ul>${list.join("")}</ul></nav>${sections.join("\n")}</main></body></html>`;
}
