import { getDocument, listDocuments } from "@kehoach/api/document";
import { type Endpoint, endpoint, type Reading } from "../platform/http-endpoint.ts";
import { PUBLIC } from "../platform/scope.ts";
import { loadDocument, loadDocuments } from "./read.ts";

export function documentEndpoints(read: Reading): readonly Endpoint[] {
  return [
    endpoint(listDocuments, ({ query, language }) => read((tx) => loadDocuments(tx, PUBLIC, query, language))),
    endpoint(getDocument, ({ params, query, language }) => read((tx) => loadDocument(tx, PUBLIC, params.code, query, language))),
  ];
}
