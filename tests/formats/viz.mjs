// Reads a list of graphs from stdin as JSON and prints the SVG that Graphviz draws of each.
// usage: node viz.mjs NODE_MODULES <graphs.json
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { instance } = await import(pathToFileURL(`${process.argv[2]}/@viz-js/viz/dist/viz.js`));
const viz = await instance();
const graphs = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(graphs.map((text) => viz.renderString(text, { format: "svg" }))));
