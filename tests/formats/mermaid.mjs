// Reads a list of diagrams from stdin as JSON and prints what Mermaid's own parser made of each.
// usage: node mermaid.mjs NODE_MODULES <diagrams.json
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const modules = process.argv[2];
const { JSDOM } = createRequire(pathToFileURL(`${modules}/`))("jsdom");
const { window } = new JSDOM("<!doctype html><body></body>");
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import(pathToFileURL(`${modules}/mermaid/dist/mermaid.core.mjs`));
mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });

const day = (at) => at.toISOString().slice(0, 10);
const read = [];
for (const text of JSON.parse(readFileSync(0, "utf8"))) {
  const { type, db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  if (type === "gantt") {
    read.push({
      type,
      title: db.getDiagramTitle(),
      today: db.getTodayMarker(),
      sections: db.getSections(),
      tasks: db.getTasks().map((t) => ({
        id: t.id, name: t.task.trim(), section: t.section, start: day(t.startTime), end: day(t.endTime),
        done: !!t.done, active: !!t.active, crit: !!t.crit, milestone: !!t.milestone, vert: !!t.vert,
      })),
    });
  } else {
    read.push({
      type,
      nodes: [...db.getVertices().values()].map((v) => ({ id: v.id, text: v.text, link: v.link ?? null })),
      arrows: db.getEdges().map((e) => ({ source: e.start, target: e.end, text: e.text })),
      groups: db.getSubGraphs().map((s) => ({ title: s.title, nodes: s.nodes })),
    });
  }
}
console.log(JSON.stringify(read));
