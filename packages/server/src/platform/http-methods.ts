import type { ActEndpoint, Endpoint, FileEndpoint } from "./http-endpoint.ts";
import type { UploadEndpoint } from "./http-upload.ts";

type Served = {
  readonly endpoints: readonly Endpoint[];
  readonly files: readonly FileEndpoint[];
  readonly acts?: readonly ActEndpoint[];
  readonly uploads?: readonly UploadEndpoint[];
};

/** "/users/:username/change" fits "/users/an.nv/change". */
function fits(pattern: string, path: string): boolean {
  const [parts, given] = [pattern.split("/"), path.split("/")];
  return (
    parts.length === given.length &&
    parts.every((part, at) => {
      const text = given[at] ?? "";
      const [, ending] = /^:\w+(.*)$/.exec(part) ?? [];
      return ending === undefined ? part === text : text.length > ending.length && text.endsWith(ending);
    })
  );
}

/** The methods that an address takes; none where there is no such address. @rule W3 */
export function listMethods(path: string, { endpoints, files, acts = [], uploads = [] }: Served): readonly string[] {
  const isRead = [...endpoints.map(({ route }) => route), ...files].some((one) => fits(one.path, path));
  const done = [
    ...acts.filter(({ act }) => fits(act.path, path)).map(({ act }) => act.method),
    ...(uploads.some((one) => one.path === path) ? ["POST"] : []),
  ];
  return [...(isRead ? ["GET", "HEAD"] : []), ...new Set(done)];
}
