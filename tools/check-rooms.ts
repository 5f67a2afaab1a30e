import { checkRooms } from "./rooms.ts";
import { finish, listFiles, readSource } from "./source-files.ts";

const files = listFiles("packages", (path) => /\/src\/.*\.tsx?$/.test(path)).map((path) => ({ path, text: readSource(path) }));
const { faults, widest } = checkRooms(files);
finish("rooms", faults, `${files.length} files; widest reach in core: ${widest.path} pulls in ${widest.reach}`);
