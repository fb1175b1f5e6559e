// Draws diagrams with Mermaid in a browser, and says what is in the pictures: a line of JSON a file.
//
//     node mermaid.mjs <folder with node_modules> <program of the browser> <file>...
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [modules, program, ...files] = process.argv.slice(2);
const require = createRequire(path.join(modules, "index.js"));
const { chromium } = require("playwright-core");

const browser = await chromium.launch({
  executablePath: program,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
const page = await browser.newPage();
const errors = [];
page.on("pageerror", (error) => errors.push(error.message));
page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
await page.setContent("<!doctype html><body></body>");
await page.addScriptTag({ path: require.resolve("mermaid/dist/mermaid.min.js") });
for (const file of files) {
  const text = fs.readFileSync(file, "utf8");
  const drawn = await page.evaluate(async (text) => {
    mermaid.initialize({ startOnLoad: false, maxTextSize: 5_000_000, maxEdges: 100_000 });
    const { svg } = await mermaid.render("picture", text);
    document.body.innerHTML = svg;
    const of = (selector) => [...document.querySelectorAll(selector)];
    return {
      titles: of(".node .name").map((name) => name.textContent.trim()).sort(),
      columns: of(".node .attribute-name").length,
      comments: of(".node .attribute-comment").map((text) => text.textContent.trim()).filter((text) => text).sort(),
      keys: of(".node .attribute-keys").map((keys) => keys.textContent.trim()).filter((keys) => keys),
      lines: of(".relationshipLine").length,
      dotted: of(".relationshipLine").filter((line) => line.getAttribute("class").includes("dashed")).length,
      colours: [...new Set(of(".node rect, .node path").map((box) => getComputedStyle(box).fill))],
    };
  }, text);
  console.log(JSON.stringify({ ...drawn, errors }));
}
await browser.close();
