// Asks the YAML language server about files and prints its answers as JSON.
// usage: node yaml_server.mjs NODE_MODULES <questions.json
// questions: {schema, files: [{uri, text, hover: [[line, character]], complete: [[line, character]]}]}
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { schema, files } = JSON.parse(readFileSync(0, "utf8"));
const server = spawn(process.execPath, [`${process.argv[2]}/yaml-language-server/bin/yaml-language-server`, "--stdio"], {
  stdio: ["pipe", "pipe", "inherit"],
});
const waiting = new Map();
const found = new Map();
let last = 0;
let buffer = Buffer.alloc(0);

const send = (message) => {
  const body = JSON.stringify({ jsonrpc: "2.0", ...message });
  server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
};
const tell = (method, params) => send({ method, params });
const ask = (method, params) =>
  new Promise((resolve) => {
    waiting.set(++last, resolve);
    send({ id: last, method, params });
  });
const settings = {
  yaml: {
    validate: true, hover: true, completion: true, schemaStore: { enable: false },
    schemas: { [pathToFileURL(schema).href]: ["*.yaml"] },
  },
  editor: { tabSize: 2 }, files: {}, http: {}, "[yaml]": {},
};

server.stdout.on("data", (piece) => {
  buffer = Buffer.concat([buffer, piece]);
  for (;;) {
    const end = buffer.indexOf("\r\n\r\n");
    if (end < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, end).toString())[1]);
    if (buffer.length < end + 4 + length) return;
    const message = JSON.parse(buffer.subarray(end + 4, end + 4 + length).toString());
    buffer = buffer.subarray(end + 4 + length);
    if (message.method === "workspace/configuration") {
      send({ id: message.id, result: message.params.items.map((item) => settings[item.section] ?? null) });
    } else if (message.method === "textDocument/publishDiagnostics") {
      found.get(message.params.uri)?.(message.params.diagnostics);
    } else if (message.method && message.id !== undefined) {
      send({ id: message.id, result: null });
    } else if (waiting.has(message.id)) {
      waiting.get(message.id)(message.result ?? null);
      waiting.delete(message.id);
    }
  }
});

await ask("initialize", {
  processId: process.pid, rootUri: null,
  capabilities: {
    workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
    textDocument: {
      completion: { completionItem: { documentationFormat: ["markdown"], snippetSupport: true } },
      hover: { contentFormat: ["markdown"] },
    },
  },
});
tell("initialized", {});
tell("workspace/didChangeConfiguration", { settings });
const answers = [];
for (const { uri, text, hover = [], complete = [] } of files) {
  const diagnostics = new Promise((resolve) => found.set(uri, resolve));
  tell("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: 1, text } });
  const at = ([line, character]) => ({ textDocument: { uri }, position: { line, character } });
  const answer = { diagnostics: await diagnostics, hover: [], complete: [] };
  for (const place of hover) {
    const said = await ask("textDocument/hover", at(place));
    answer.hover.push(said === null ? null : (said.contents.value ?? said.contents));
  }
  for (const place of complete) {
    const list = await ask("textDocument/completion", at(place));
    answer.complete.push((list?.items ?? list ?? []).map((item) => ({
      label: item.label, text: item.textEdit?.newText ?? item.insertText ?? item.label,
      about: item.documentation?.value ?? item.documentation ?? "", detail: item.detail ?? "",
    })));
  }
  answers.push(answer);
}
process.stdout.write(JSON.stringify(answers), () => {
  server.kill();
  process.exit(0);
});
